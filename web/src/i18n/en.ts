/** English texts. Their keys and placeholders are the type every other language has to match. */

import { agents } from './en/agents';
import { agentTrace } from './en/agentTrace';
import { approvals } from './en/approvals';
import { bounds } from './en/bounds';
import { channels } from './en/channels';
import { chat } from './en/chat';
import { connections } from './en/connections';
import { crm } from './en/crm';
import { crmRecord } from './en/crmRecord';
import { crmSales } from './en/crmSales';
import { desk } from './en/desk';
import { dialogues } from './en/dialogues';
import { flow } from './en/flow';
import { inbox } from './en/inbox';
import { intents } from './en/intents';
import { interfaces } from './en/interfaces';
import { jarvis } from './en/jarvis';
import { keys } from './en/keys';
import { knowledge } from './en/knowledge';
import { memory } from './en/memory';
import { models } from './en/models';
import { overview } from './en/overview';
import { reports } from './en/reports';
import { rounds } from './en/rounds';
import { rules } from './en/rules';
import { runs } from './en/runs';
import { schedules } from './en/schedules';
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
  ...channels,
  ...chat,
  ...knowledge,
  ...intents,
  ...versions,
  ...rules,
  ...runs,
  ...rounds,
  ...flow,
  ...interfaces,
  ...bounds,
  ...schedules,
  ...approvals,
  ...agents,
  ...agentTrace,
  ...memory,
  ...jarvis,
  ...models,
  ...keys,
  ...connections,
  ...overview,
  ...reports,
  ...widget,
  ...crm,
  ...crmRecord,
  ...crmSales,
} as const;
