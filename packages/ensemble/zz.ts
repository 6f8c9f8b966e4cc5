import { stockholm } from '@kohort/regions'
import { scenario, scale, set, add, ramp, shift } from '@kohort/scenarios'
import { drawingsOf } from './src/inputs/drawing.js'
const t=performance.now()
const scs = [scenario('Less','x',d=>{scale(d,'training.away',.8,{from:2026})}), scenario('All', 'r', (draft) => {
      set(draft, 'groups.dual-specialist.share', 0.15)
      ramp(draft, 'training.fillRate', 0.9, { from: 2025, to: 2028 })
      add(draft, 'training.requirement', { 2024: 0.15, 2030: 0.4 })
      shift(draft, 'training.intake.fixed', 2, { from: 2026 })
      set(draft, 'training.limits.supervision', { supervisingShare: 0.7, traineesPerSupervisor: 1 })
      set(draft, 'groups.ordinary.training.away', {value: 0.1, range: [.08,.12], kind:'assumed', note:'x'})
      scale(draft, 'specialists.retention', 0.5, { of: 'rate' })
      scale(draft, 'need.norm.population', { 2034: 1.03 })
    })]
const d = drawingsOf(stockholm(), {inputs:[],noise:{'training.fillRate':.02},scenarios:scs})
console.log(performance.now()-t, d.names.length, d.fitted.map(f=>`${f.path} ${f.at} ${f.of} ${JSON.stringify(f.distribution)}`).join('\n'))
for (const s of d.scenarios) console.log(s.id, s.apart, s.steps.filter(x=>!(x.op==='linear'&&x.terms.length===1&&x.terms[0]!.weight===1&&x.constant===0)).map(x=>JSON.stringify({...x, table: undefined})).join('\n'))
