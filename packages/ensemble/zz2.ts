import { stockholm } from '@kohort/regions'
import { simulate } from './src/index.js'
const t:number[]=[], r:number[]=[]
for (let i=0;i<8;i++){ let c=process.cpuUsage(); const e=await simulate(stockholm(),{draws:65536}); let d=process.cpuUsage(c); t.push(d.user/65536); c=process.cpuUsage(); e.rows(); d=process.cpuUsage(c); r.push(d.user/65536)}
console.log('sim', Math.min(...t).toFixed(1), 'rows', Math.min(...r).toFixed(2))
