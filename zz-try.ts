import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { listWorklistJson } from '@/lib/server/worklist/list-worklist';
import { countWorklist } from '@/lib/server/worklist/count-worklist';
import { readDashboard } from '@/lib/server/dashboard/read-dashboard';
import { readBoard } from '@/lib/server/board/read-board';
import { worklistOptions } from '@/lib/server/worklist/worklist-options';
import { pool } from '@/lib/server/database/pool';
const nurse = { accountId:'a', username:'n', accessRole:'clinician', reference:'Practitioner/s1', display:'S', handles:['Practitioner/s1','PractitionerRole/r1','identifier:http://hr|1'], teams:[], rolesAtPlaces:[{role:'http://role|r1', display:'r', unit:'ward-2'}], units:['ward-2'], scopes:[] } as const;
const manager = { ...nurse, accessRole:'manager' } as const; const sup = { ...nurse, accessRole: 'supervisor' } as const;
const now = new Date();
async function time(name: string, n: number, f: () => Promise<unknown>) { const t: number[] = []; for (let i=0;i<n;i++){ const a=performance.now(); await f(); t.push(performance.now()-a);} t.sort((a,b)=>a-b); console.log(name.padEnd(48), 'p50', t[n>>1]!.toFixed(2), 'p95', t[Math.floor(n*.95)]!.toFixed(2)); }
for (const [who, actor] of [['nurse',nurse],['manager',manager]] as const)
 for (const q of [{}, {owner:'me'}, {owner:'none'}, {owner:'Practitioner/s7'}, {patient:'p5'}, {unit:'ward-2'}, {role:'r3'}, {type:'t3'}, {q:'100%'}, {q:'zzz'}, {due:'shift'}, {closed:'today'}, {status:'completed'}])
  await time(who+' '+JSON.stringify(q), 60, () => listWorklistJson(actor as never, WorklistQuery.parse(q), {now}));
await time('counts nurse', 40, () => countWorklist(nurse as never, {now}));
await time('counts manager', 40, () => countWorklist(manager as never, {now}));
await time('options nurse', 20, () => worklistOptions(nurse as never));
await time('options manager', 8, () => worklistOptions(manager as never));
await time('dashboard supervisor', 20, () => readDashboard(sup as never, {now}));
await time('dashboard manager 50k open', 8, () => readDashboard(manager as never, {now}));
await time('board supervisor', 10, () => readBoard(sup as never, 'ward-2', {now}));
await pool().end();
