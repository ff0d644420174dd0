import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ForgetBody } from '../../../api/types';
import { useFormat, useI18n } from '../../../i18n/context';
import { Confirm } from '../../../ui/Confirm';
import { MOST_COUNTED, memoryCountQuery, useForgetAll } from './api';
import { useCustomerName } from './useCustomerName';

/** Has agents forget everything about someone, once it is said how much that is. */
export function ForgetAll({ customer }: { customer: string | undefined }) {
  const { t } = useI18n();
  const format = useFormat();
  const name = useCustomerName(customer);
  const forget = useForgetAll();
  const [of, setOf] = useState<ForgetBody>({ about: 'person' });
  const [asking, setAsking] = useState(false);
  const count = useQuery({ ...memoryCountQuery(of), enabled: asking });
  const ask = (body: ForgetBody) => {
    setOf(body);
    forget.reset();
    setAsking(true);
  };
  const whom = (body: ForgetBody) =>
    body.about === 'customer'
      ? t('memory.forgetCustomer', { name })
      : t(body.about === 'person' ? 'memory.forgetMe' : 'memory.forgetBusiness');
  const choices: ForgetBody[] = [{ about: 'person' }, { about: 'business' }];
  if (customer) choices.unshift({ about: 'customer', customerId: customer });
  const text = () => {
    if (count.data === undefined || count.isFetching) return t('memory.counting');
    if (count.data === 0) return t('memory.forgetNothing');
    const number = format.number(Math.min(count.data, MOST_COUNTED));
    return t(count.data >= MOST_COUNTED ? 'memory.forgetMany' : 'memory.forgetText', { count: number });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconTrash size={16} aria-hidden="true" />}>
            {t('memory.forget')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((body) => (
            <Menu.Item key={body.about} onClick={() => ask(body)}>
              {whom(body)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        title={whom(of)}
        text={text()}
        action={t('memory.forgetDo')}
        busy={count.isFetching || forget.isPending}
        error={forget.error ?? count.error}
        onConfirm={() =>
          forget.mutate(of, {
            onSuccess: (done) => {
              setAsking(false);
              const { forgotten } = done as { forgotten: number };
              notifications.show({ message: t('memory.forgotten', { count: format.number(forgotten) }) });
            },
          })
        }
        onClose={() => setAsking(false)}
      />
    </>
  );
}
