/** English texts. Their keys and placeholders are the type every other language has to match. */
import { chat } from './en/chat';
import { connections } from './en/connections';
import { desk } from './en/desk';
import { dialogues } from './en/dialogues';
import { inbox } from './en/inbox';
import { intents } from './en/intents';
import { keys } from './en/keys';
import { knowledge } from './en/knowledge';
import { models } from './en/models';
import { overview } from './en/overview';
import { reports } from './en/reports';
import { rules } from './en/rules';
import { runs } from './en/runs';
import { shell } from './en/shell';
import { states } from './en/states';
import { thread } from './en/thread';
import { understanding } from './en/understanding';
import { versions } from './en/versions';
import { widget } from './en/widget';

export const en = {
  ...shell,
  ...states,
  ...inbox,
  ...thread,
  ...understanding,
  ...desk,
  ...dialogues,
  ...chat,
  ...knowledge,
  ...intents,
  ...versions,
  ...rules,
  ...runs,
  ...models,
  ...keys,
  ...connections,
  ...overview,
  ...reports,
  ...widget,
} as const;
