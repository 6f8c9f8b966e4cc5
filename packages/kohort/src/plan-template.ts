import type { Language } from './language.js'

/**
 * A plan to start from: valid as it is, short, and with a word on every number. Its figures are nobody's: an invented
 * region of 300 000 inhabitants.
 */
export const planTemplate = (language: Language): string => {
  const t = (sv: string, en: string): string => (language === 'sv' ? sv : en)
  return `# ${t('En plan för ST i allmänmedicin. Byt talen mot era egna; räkna med: kohort project plan.yaml', 'A plan for specialist training in general medicine. Change the numbers; project it: kohort project plan.yaml')}
# ${t('Alla tal är påhittade. Vad ett tal betyder: kohort explain training.away', 'All the numbers are invented. What a number means: kohort explain training.away')}
#
# ${t('Ett tal kan stå ensamt (0.13), ha år (2024: 0.13) eller ha sin källa:', 'A number can stand alone (0.13), have years (2024: 0.13) or have its source:')}
#   { value: 0.13, range: [0.10, 0.16], kind: reported, source: ${t('kartlaggning', 'survey')}, asOf: "2022" }
# ${t('range är det troliga intervallet, där det sanna talet ligger nio gånger av tio.', 'range is the likely range, where the true number is nine times in ten.')}
# ${t('kind: reported (en källa säger det), derived (uträknat), assumed (ingen har mätt; note säger varför).', 'kind: reported (a source says so), derived (computed), assumed (nobody measured it; note says why).')}

format: kohort.plan/1
id: ${t('min-region', 'my-region')}
title: { sv: Min region 2024–2034, en: My region 2024–2034 }
base: 2023                # ${t('senaste året med facit; räkningen börjar året efter', 'the last observed year; the projection starts the year after')}
to: 2034

# ${t('Grupper som går samma väg i annan takt. Andelarna är tillsammans 1. Kan utelämnas.', 'Groups that go the same way at another pace. The shares sum to 1. May be left out.')}
groups:
  ordinary:
    title: { sv: Ordinarie ST, en: Ordinary trainees }
    share: 0.92
  dual-specialist:
    title: { sv: Dubbelspecialister, en: Dual specialists }
    share: 0.08
    training:             # ${t('det som skiljer gruppen från de andra', 'what sets the group apart')}
      requirement: { min: 2.5, mode: 2.5, max: 3.5 }

training:
  # ${t('Utbildning i heltidsår: kortast, vanligast och längst.', 'Training in full-time years: shortest, commonest and longest.')}
  requirement: { min: 4.1, mode: 5, max: 6.5 }
  workingTime: 0.93       # ${t('tjänstgöringsgrad hos dem som är i arbete', 'mean working degree of those at work')}
  away:                   # ${t('andel helt frånvarande', 'share on full leave')}
    value: 0.13
    range: [0.10, 0.16]
    kind: assumed
    note: ${t('Som i riket; vi har inte räknat själva.', 'As in the nation; we have not counted ourselves.')}
  research: 0             # ${t('andel av arbetstiden som är forskning', 'share of the working time that is research')}
  attrition: { value: 0.015, range: [0.005, 0.04], kind: assumed, note: ${t('Ingen följer upp avhoppen.', 'Nobody follows up who leaves.')} }
  baseStock: { total: 75, growth: 0.01 }   # ${t('ST-läkare 31 december basåret, och hur antagningen har ökat', 'trainees on 31 December of the base year, and how the intake has grown')}
  intake:
    fixed: { 2024: 18, 2028: 20 }          # ${t('beslutad antagning; gäller till nästa år i listan', 'decided intake, held until the next year in the list')}
    # ${t('eller: vad krävs för att nå ett antal ST-läkare?', 'or: what does it take to reach a number of trainees?')}
    # followStock: { 2024: 80, 2034: 110 }
  fillRate: 1             # ${t('andel av platserna som tillsätts', 'share of the places that are filled')}
  # limits:               # ${t('tak, om de finns', 'limits, if there are any')}
  #   posts: { 2024: 90, 2030: 105 }
  #   applicants: 25

specialists:
  workingTime: 0.85
  otherDuties: 0          # ${t('andel av arbetstiden som går till annat än patienter', 'share of the working time that goes to other things than patients')}
  hired: 0.9              # ${t('andel av de nyfärdiga som anställs i regionen', 'share of the newly finished who are hired in the region')}
  retention: { 0: 1, 5: 0.9, 10: 0.82 }    # ${t('andel kvar efter så många år', 'share still here after so many years')}
  inflow: { perYear: 2, retention: { 0: 1, 5: 0.8 } }   # ${t('specialister från annat håll, per år', 'specialists from elsewhere, a year')}
  incumbents:             # ${t('basårets specialister, och hur många av dem som är kvar', "the base year's specialists, and how many of them are still here")}
    total: 140
    curve: { 0: 1, 5: 0.77, 10: 0.6 }

need:
  norm:
    population: { 2023: 300000, 2034: 315000 }
    listed: 0.97          # ${t('andel av invånarna som är listade', 'share of the inhabitants who are listed')}
    perSpecialist: 1100   # ${t('riktvärde: listade per specialist på heltid', 'the norm: listed per full-time specialist')}
    perTrainee: 550

# ${t('Det som har hänt sedan basåret; jämförs med räkningen och passas inte in.', 'What has happened since the base year; compared with the projection, not fitted.')}
observed:
  trainees: { 2024: 79 }

goals:
  - id: ${t('spann', 'corridor')}
    title: { sv: Spannet för ST-läkare 2024–2027, en: The trainee corridor 2024–2027 }
    metric: trainees
    from: 2024
    to: 2027
    over: each            # each, mean ${t('eller', 'or')} last
    min: { 2024: 76, 2027: 88 }   # ${t('rak linje mellan åren', 'a straight line between the years')}
    max: { 2024: 84, 2027: 99 }
  - id: ${t('fardiga', 'completions')}
    title: { sv: 15 färdiga om året, en: 15 completions a year }
    metric: completions
    from: 2030
    to: 2034
    over: mean
    min: 15
  - id: ${t('riktvarde', 'norm')}
    title: { sv: Riktvärdet nått 2034, en: The norm met in 2034 }
    metric: coverage
    from: 2034
    to: 2034
    over: last
    min: 1
`
}
