/** Danish texts. */

import { agents } from './da/agents';
import { agentTrace } from './da/agentTrace';
import { approvals } from './da/approvals';
import { bounds } from './da/bounds';
import { channels } from './da/channels';
import { chat } from './da/chat';
import { connections } from './da/connections';
import { crm } from './da/crm';
import { crmRecord } from './da/crmRecord';
import { crmSales } from './da/crmSales';
import { desk } from './da/desk';
import { dialogues } from './da/dialogues';
import { flow } from './da/flow';
import { inbox } from './da/inbox';
import { intents } from './da/intents';
import { interfaces } from './da/interfaces';
import { jarvis } from './da/jarvis';
import { keys } from './da/keys';
import { knowledge } from './da/knowledge';
import { memory } from './da/memory';
import { models } from './da/models';
import { overview } from './da/overview';
import { reports } from './da/reports';
import { rounds } from './da/rounds';
import { rules } from './da/rules';
import { runs } from './da/runs';
import { schedules } from './da/schedules';
import { shell } from './da/shell';
import { states } from './da/states';
import { thread } from './da/thread';
import { understanding } from './da/understanding';
import { versions } from './da/versions';
import { widget } from './da/widget';
import type { Dictionary } from './text';

export const da: Dictionary = {
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
};
