import { deepFreeze } from '@kohort/core'
import type { Fact } from './fact.js'
import type { RegionCode } from './region-code.js'
import { stockholmFacts } from './stockholm.js'

/** What is counted. */
export type CountMeasure =
  | 'trainees'
  | 'dual-specialist-trainees'
  | 'intake'
  | 'completions'
  | 'stayed'
  | 'specialists'
  | 'specialists-hired'
  | 'retirements'
  | 'doctors'

/** In what it is counted; `unknown` where the source does not say, and then it is not to be mixed with others. */
export type CountUnit = 'heads' | 'posts' | 'unknown'

/** How far the number can be leaned on: seen, expected, announced, aimed at, or said by somebody. */
export type CountStatus = 'observed' | 'expected' | 'announced' | 'goal' | 'said'

/** A count of trainees or doctors in a region, with what it is a count of. */
export interface RegionCount {
  readonly measure: CountMeasure
  readonly unit: CountUnit
  readonly status: CountStatus
  readonly fact: Fact<number>
}

const count = (
  measure: CountMeasure,
  unit: CountUnit,
  status: CountStatus,
  fact: Fact<number>,
): RegionCount => ({
  measure,
  unit,
  status,
  fact,
})

const { trainees, completions, doctors, contested } = stockholmFacts

const counts: Readonly<Partial<Record<RegionCode, readonly RegionCount[]>>> = {
  '01': [
    count('trainees', 'posts', 'observed', trainees.year2007),
    count('trainees', 'posts', 'announced', trainees.announced2006),
    count('trainees', 'heads', 'said', trainees.year2018),
    count('trainees', 'heads', 'observed', trainees.year2023),
    count('trainees', 'heads', 'observed', trainees.year2024),
    count('trainees', 'heads', 'said', contested.trainees2025),
    count('completions', 'heads', 'observed', completions.beforePlan),
    count('completions', 'heads', 'said', contested.completions2025),
    count('retirements', 'heads', 'said', contested.retirements2025),
    count('specialists', 'heads', 'observed', doctors.specialists2025),
    count('doctors', 'unknown', 'said', doctors.actionPlanStart),
    count('doctors', 'unknown', 'goal', doctors.actionPlanGoal),
  ],
  '03': [
    count('trainees', 'posts', 'observed', {
      value: 134,
      source: 'lakartidningen-2024-04',
      kind: 'reported',
      asOf: '2023',
      note: "Training blocks (posts, not heads) of the region's own primary care at their peak; then cut back.",
      noteSv:
        'ST-block (tjänster, inte personer) i regionens egen primärvård när de var som flest; därefter neddragna.',
    }),
  ],
  '07': [
    count('trainees', 'heads', 'observed', {
      value: 50,
      source: 'lakartidningen-2019-02',
      kind: 'reported',
      asOf: '2019-02',
      note: 'Long about 30 before that.',
      noteSv: 'Dessförinnan länge omkring 30.',
    }),
    count('trainees', 'heads', 'goal', {
      value: 60,
      source: 'lakartidningen-2019-02',
      kind: 'reported',
      asOf: '2019',
      note: 'A goal for the year; whether it was met was not found.',
      noteSv: 'Ett mål för året; om det nåddes har inte hittats.',
    }),
    count('intake', 'heads', 'observed', {
      value: 15,
      source: 'lakartidningen-2019-02',
      kind: 'reported',
      asOf: '2018',
      note: 'Newly recruited trainees in the year.',
      noteSv: 'Nyrekryterade ST-läkare under året.',
    }),
  ],
  '09': [
    count('completions', 'heads', 'observed', {
      value: 3,
      source: 'lakarforbundet-2024:appendix-1',
      kind: 'reported',
      asOf: '2023',
      note: 'Those who stayed at the health centres run by the region; others are not mentioned.',
      noteSv: 'De som fortsatte på vårdcentralerna i egen regi; andra nämns inte.',
    }),
    count('stayed', 'heads', 'observed', {
      value: 3,
      source: 'lakarforbundet-2024:appendix-1',
      kind: 'reported',
      asOf: '2023',
      note: 'All of the three who finished: too few to measure a share by.',
      noteSv: 'Alla de tre som blev färdiga: för få för att mäta en andel med.',
    }),
    count('completions', 'heads', 'expected', {
      value: 5.5,
      range: [5, 6],
      source: 'lakarforbundet-2024:appendix-1',
      kind: 'derived',
      asOf: '2024',
      note: 'Five or six were planned to finish; the value is the middle.',
      noteSv: 'Fem till sex planerades bli färdiga; värdet är mitten.',
    }),
    count('specialists-hired', 'heads', 'goal', {
      value: 7,
      source: 'lakarforbundet-2024:appendix-1',
      kind: 'reported',
      asOf: '2023',
      note: 'New specialists that the region aimed to recruit in the year.',
      noteSv: 'Nya specialister som regionen siktade på att rekrytera under året.',
    }),
    count('specialists-hired', 'heads', 'observed', {
      value: 2,
      source: 'lakarforbundet-2024:appendix-1',
      kind: 'reported',
      asOf: '2023',
      note: 'Former locums employed full time; the newly finished are not among them.',
      noteSv: 'Tidigare hyrläkare som anställdes på heltid; de nyfärdiga ingår inte.',
    }),
  ],
  '12': [
    count('trainees', 'heads', 'observed', {
      value: 391,
      source: 'region-skane-2018',
      kind: 'reported',
      asOf: '2018-03-31',
      note: 'Ongoing training in general medicine in a yearly survey of public and private providers.',
      noteSv: 'Pågående ST i allmänmedicin enligt en årlig enkät till offentliga och privata vårdgivare.',
    }),
    count('trainees', 'posts', 'observed', {
      value: 327,
      source: 'allians-skane-2019',
      kind: 'reported',
      asOf: '2019-03',
      note: 'Training places according to the governing parties.',
      noteSv: 'Utbildningsplatser enligt de styrande partierna.',
    }),
    count('trainees', 'posts', 'announced', {
      value: 337,
      source: 'allians-skane-2019',
      kind: 'reported',
      asOf: '2019',
      note: 'Announced for the year.',
      noteSv: 'Utlovat för året.',
    }),
    count('dual-specialist-trainees', 'posts', 'announced', {
      value: 15,
      source: 'allians-skane-2019',
      kind: 'reported',
      asOf: '2019',
      note: 'Places for specialists in something else, beside the 337.',
      noteSv: 'Platser för den som redan är specialist i något annat, utöver de 337.',
    }),
    count('trainees', 'heads', 'observed', {
      value: 470,
      source: 'region-skane-2022',
      kind: 'reported',
      asOf: '2022',
      note: 'People who share 390 posts.',
      noteSv: 'Personer som delar på 390 tjänster.',
    }),
    count('trainees', 'posts', 'observed', {
      value: 390,
      source: 'region-skane-2022',
      kind: 'reported',
      asOf: '2022',
      note: 'Posts shared by 470 people.',
      noteSv: 'Tjänster som delas av 470 personer.',
    }),
    count('completions', 'heads', 'expected', {
      value: 92,
      source: 'lakartidningen-2022-06',
      kind: 'reported',
      asOf: '2022',
      note: 'Expected for the year, a record; not an outcome.',
      noteSv: 'Beräknat för året, ett rekord; inget utfall.',
    }),
  ],
  '14': [
    count('trainees', 'posts', 'observed', {
      value: 440,
      source: 'centerpartiet-2018',
      kind: 'reported',
      asOf: '2018-08',
      note: 'Funded training places; trainees without regional funding were waiting beside them.',
      noteSv: 'Finansierade ST-platser; därutöver väntade ST-läkare på regionalt finansierad tjänst.',
    }),
    count('trainees', 'posts', 'announced', {
      value: 540,
      source: 'centerpartiet-2018',
      kind: 'derived',
      asOf: '2018-08',
      note: 'An announcement of 100 more places, before the formal decision; 440 + 100.',
      noteSv: 'Ett besked om ytterligare 100 platser, före det formella beslutet; 440 + 100.',
    }),
  ],
  '23': [
    count('specialists', 'heads', 'observed', {
      value: 103,
      source: 'lakartidningen-2024-09',
      kind: 'reported',
      asOf: '2024',
      note: 'Specialists employed, as the region answered the general practitioners; not all work full time.',
      noteSv:
        'Anställda specialister enligt regionens svar till Distriktsläkarföreningen; alla arbetar inte heltid.',
    }),
  ],
}

/** Counts found for a region, oldest first within a measure; most regions have none. */
export const regionCounts: Readonly<Partial<Record<RegionCode, readonly RegionCount[]>>> = deepFreeze(counts)
