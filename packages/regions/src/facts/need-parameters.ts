import { numberFacts } from './fact.js'

/** What a doctor answers for. Paths of a plan: `need.norm.*`. */
export const needParameters = numberFacts({
  perSpecialist: {
    value: 1100,
    source: 'socialstyrelsen-2022',
    kind: 'reported',
    asOf: '2022-04',
    note: 'The national norm, inhabitants per specialist; neither a floor nor a ceiling, to be fitted locally. Read in quotation.',
    noteSv:
      'Det nationella riktvärdet, invånare per specialist; varken golv eller tak, ska anpassas lokalt. Läst i citat.',
  },
  perTrainee: {
    value: 550,
    range: [400, 700],
    source: 'socialstyrelsen-2022',
    kind: 'reported',
    asOf: '2022-04',
    note: 'The national norm for a trainee in mid-training, used for all years of training. Read in quotation.',
    noteSv:
      'Det nationella riktvärdet för en ST-läkare mitt i utbildningen, använt för hela ST. Läst i citat.',
  },
  listedShare: {
    value: 0.97,
    range: [0.93, 1],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'Listed patients as a share of the population, from memory; about all are listed.',
    noteSv: 'Listade som andel av befolkningen, ur minnet; i stort sett alla är listade.',
  },
  namedDoctorGoal: {
    value: 0.55,
    source: 'lakarforbundet-2024:appendix-3',
    kind: 'reported',
    asOf: '2022-12-31',
    note: 'Share of the inhabitants with a named doctor that an earlier agreement wanted by the end of 2022.',
    noteSv:
      'Andel av invånarna med fast läkare som en tidigare överenskommelse ville nå före utgången av 2022.',
  },
})
