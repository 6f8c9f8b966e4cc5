import { numberFacts } from './fact.js'

/**
 * The training: how much is required, how fast it is gained, who leaves. Shares are 0–1, times are years; “full-time
 * years” are training, “calendar years” are lives. Paths of a plan: `training.*`.
 */
export const trainingParameters = numberFacts({
  requirementOldRules: {
    value: 5,
    source: 'socialstyrelsen-bt-st',
    kind: 'reported',
    asOf: '2015',
    note:
      'Full-time years, the legal minimum of SOSFS 2015:8, for doctors with Swedish AT or who began ST before ' +
      '1 July 2021. Nobody measures how much more people take.',
    noteSv:
      'Heltidsår, minsta tid enligt SOSFS 2015:8, för läkare med svensk AT eller som började ST före den 1 juli ' +
      '2021. Ingen mäter hur mycket mer det blir.',
  },
  requirementNewRules: {
    value: 5.5,
    source: 'socialstyrelsen-bt-st',
    kind: 'reported',
    asOf: '2021',
    note: 'Full-time years, the legal minimum of HSLF-FS 2021:8, of which at least half a year is BT.',
    noteSv: 'Heltidsår, minsta tid enligt HSLF-FS 2021:8, varav minst ett halvår är BT.',
  },
  newRulesShare2024: {
    value: 0.3,
    range: [0.2, 0.4],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Share of the intake under the new rules. No count was found; most still have Swedish AT.',
    noteSv:
      'Andel av antagningen enligt de nya reglerna. Ingen räkning har hittats; de flesta har ännu svensk AT.',
  },
  newRulesShare2034: {
    value: 0.8,
    range: [0.6, 0.95],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2034',
    note: 'Share of the intake under the new rules, as the six-year degree without AT replaces the old one.',
    noteSv:
      'Andel av antagningen enligt de nya reglerna, när den sexåriga utbildningen utan AT ersätter den gamla.',
  },
  workingTime: {
    value: 0.93,
    range: [0.9, 0.96],
    source: 'lakarforbundet-2024:appendix-4',
    kind: 'reported',
    asOf: '2022',
    note: 'Mean working degree of trainees at work, employed by regions, all regions together; the survey quotes SKR 2022.',
    noteSv:
      'Medelvärde för ST-läkare i arbete, anställda av regioner, hela landet; kartläggningen citerar SKR 2022.',
  },
  away: {
    value: 0.13,
    range: [0.1, 0.16],
    source: 'lakarforbundet-2024:appendix-4',
    kind: 'reported',
    asOf: '2022',
    note:
      'Share of trainees on full leave, employed by regions, all regions together; the survey quotes SKR 2022. ' +
      'Parental leave is inside it.',
    noteSv:
      'Andel helt lediga ST-läkare, anställda av regioner, hela landet; kartläggningen citerar SKR 2022. ' +
      'Föräldraledighet ingår.',
  },
  availability: {
    value: 0.8091,
    source: 'lakarforbundet-2024:appendix-4',
    kind: 'derived',
    asOf: '2022',
    note: '0.93 × (1 − 0.13). Skåne had 390 posts for 470 people in 2022, 0.83.',
    noteSv: '0,93 × (1 − 0,13). Skåne hade 390 tjänster för 470 personer 2022, 0,83.',
  },
  attrition: {
    value: 0.02,
    range: [0.005, 0.04],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Share who leave a year. Nobody publishes it; a third had thought of changing specialty in 2011, which is intent only.',
    noteSv:
      'Andel som hoppar av per år. Ingen publicerar det; en tredjedel hade funderat på att byta specialitet 2011, ' +
      'men det är bara en tanke.',
  },
  thoughtOfChanging: {
    value: 0.33,
    source: 'lakartidningen-2011-11',
    kind: 'reported',
    asOf: '2011',
    note: 'About every third trainee, all specialties, had thought of changing: intent, not attrition.',
    noteSv:
      'Omkring var tredje ST-läkare, alla specialiteter, hade funderat på att byta: en tanke, inga avhopp.',
  },
  expectOverFiveYears: {
    value: 0.23,
    source: 'lakartidningen-2011-11',
    kind: 'reported',
    asOf: '2011',
    note: 'Share who expected to need more than five years, leave not counted; all specialties.',
    noteSv: 'Andel som väntade sig mer än fem år, ledighet borträknad; alla specialiteter.',
  },
  calendarYearsOldRules: {
    value: 6.2,
    range: [5.6, 6.9],
    source: 'socialstyrelsen-bt-st',
    kind: 'derived',
    asOf: '2024',
    note: 'Calendar years to completion: 5 / 0.8091. Skåne says about 6.5.',
    noteSv: 'Kalenderår till färdig: 5 / 0,8091. Skåne säger omkring 6,5.',
  },
  calendarYearsNewRules: {
    value: 6.8,
    range: [5.6, 6.9],
    source: 'socialstyrelsen-bt-st',
    kind: 'derived',
    asOf: '2024',
    note: 'Calendar years to completion: 5.5 / 0.8091. The range is that of the mean under both rules.',
    noteSv: 'Kalenderår till färdig: 5,5 / 0,8091. Spannet är det för medelvärdet under båda regelverken.',
  },
  calendarYearsSkane: {
    value: 6.5,
    source: 'allians-skane-2019',
    kind: 'reported',
    asOf: '2019-03',
    note: 'Calendar years from start to specialist, about; said by the governing parties.',
    noteSv: 'Kalenderår från start till specialist, ungefär; sagt av de styrande partierna.',
  },
  calendarYearsSpread: {
    value: 0.9,
    range: [0.6, 1.3],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Standard deviation between people, in calendar years. No distribution was found; the range is a judgement too.',
    noteSv:
      'Standardavvikelse mellan personer, i kalenderår. Ingen fördelning har hittats; även spannet är en bedömning.',
  },
  dualSpecialistShare: {
    value: 0.08,
    range: [0.03, 0.15],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Share of the intake who are specialists already. Skåne had 15 such places beside 337 in 2019.',
    noteSv:
      'Andel av antagningen som redan är specialister. Skåne hade 15 sådana platser utöver 337 år 2019.',
  },
  dualSpecialistRequirement: {
    value: 2.5,
    source: 'lakartidningen-2016-10',
    kind: 'reported',
    asOf: '2016',
    note: 'Full-time years: at most half of an earlier training of five years is credited.',
    noteSv: 'Heltidsår: högst hälften av en tidigare ST på fem år får tillgodoräknas.',
  },
  dualSpecialistCalendarYears: {
    value: 3.2,
    range: [2.7, 4.5],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Calendar years to completion. The rule gives at least 2.5 full-time years; what people take is not published.',
    noteSv: 'Kalenderår till färdig. Regeln ger minst 2,5 heltidsår; vad det blir är inte publicerat.',
  },
  researchShareOfStock: {
    value: 0.02,
    source: 'akademiskt-primarvardscentrum',
    kind: 'derived',
    asOf: '2021',
    note: 'Stockholm: three posts a year 2021–2025, each held for four to five years, among some 650 trainees.',
    noteSv:
      'Stockholm: tre tjänster om året 2021–2025, var och en i fyra till fem år, bland omkring 650 ST-läkare.',
  },
  researchYears: {
    value: 3,
    source: 'akademiskt-primarvardscentrum',
    kind: 'reported',
    asOf: '2021',
    note: 'Stockholm: 36 months of research within the training; at most three years of clinical training may be done before.',
    noteSv:
      'Stockholm: 36 månaders forskning under ST; högst tre års klinisk ST får vara gjord dessförinnan.',
  },
  researchPostsPerYear: {
    value: 3,
    source: 'akademiskt-primarvardscentrum',
    kind: 'reported',
    asOf: '2021',
    note: 'Stockholm: planned for each of the years 2021–2025.',
    noteSv: 'Stockholm: planerat för vart och ett av åren 2021–2025.',
  },
  researchExtraYears: {
    value: 2.5,
    source: 'akademiskt-primarvardscentrum',
    kind: 'derived',
    asOf: '2021',
    note: 'Calendar years that research adds: 36 months less the half year that a doctorate was credited with.',
    noteSv: 'Kalenderår som forskningen lägger till: 36 månader minus det halvår som doktorsexamen gav.',
  },
  researchTime: {
    value: 0.29,
    source: 'akademiskt-primarvardscentrum',
    kind: 'derived',
    asOf: '2021',
    note: 'Share of the working time that stretches 6.2 calendar years by 2.5: 1 − 6.2 / 8.7.',
    noteSv: 'Den del av arbetstiden som förlänger 6,2 kalenderår med 2,5: 1 − 6,2 / 8,7.',
  },
  doctorateCredit: {
    value: 0.5,
    source: 'socialstyrelsen-st-forskning',
    kind: 'derived',
    asOf: '2008',
    note: 'Full-time years: 5 less the 4.5 of SOSFS 2008:17 with a doctorate. That it holds under later rules was not checked.',
    noteSv:
      'Heltidsår: 5 minus de 4,5 som gällde med doktorsexamen i SOSFS 2008:17. Senare regler är inte kontrollerade.',
  },
  rotationYears: {
    value: 1.5,
    range: [1, 1.75],
    source: 'vgr-st-innehall',
    kind: 'derived',
    asOf: '2024',
    note: 'Full-time years of hospital placements: five years less about 3.5 at the health centre (Västra Götaland).',
    noteSv: 'Heltidsår i sidotjänstgöring: fem år minus omkring 3,5 på vårdcentralen (Västra Götaland).',
  },
  yearsAtHealthCentre: {
    value: 3.5,
    source: 'vgr-st-innehall',
    kind: 'reported',
    asOf: '2024',
    note: 'About, of the whole training; Västra Götaland. The page is undated.',
    noteSv: 'Ungefär, av hela utbildningen; Västra Götaland. Sidan är odaterad.',
  },
  supervisionLoad: {
    value: 0.1,
    range: [0.04, 0.12],
    source: 'vgr-st-anstalla-1',
    kind: 'reported',
    asOf: '2024',
    note: 'Specialist full-time equivalents a trainee takes (Västra Götaland, about); at least an hour a week. Undated page.',
    noteSv:
      'Specialistheltider per ST-läkare (Västra Götaland, ungefär); minst en timme i veckan. Odaterad sida.',
  },
  traineesPerSupervisor: {
    value: 1,
    source: 'vgr-st-anstalla-1',
    kind: 'reported',
    asOf: '2024',
    note: 'A rule of thumb in Västra Götaland: no more trainees than specialists at a health centre. Undated page.',
    noteSv:
      'En tumregel i Västra Götaland: inte fler ST-läkare än specialister på vårdcentralen. Odaterad sida.',
  },
  listedPerTraineeAtUnit: {
    value: 1500,
    source: 'vgr-st-anstalla-2',
    kind: 'reported',
    asOf: '2024',
    note: 'Listed inhabitants that a health centre must have for each trainee (Västra Götaland); not what a trainee answers for.',
    noteSv:
      'Listade som en vårdcentral ska ha för varje ST-läkare (Västra Götaland); inte vad ST-läkaren ansvarar för.',
  },
  specialistsAtUnit: {
    value: 2,
    source: 'vgr-st-anstalla-2',
    kind: 'reported',
    asOf: '2024',
    note: 'Fewest specialists at a health centre that trains, together at least one full time (Västra Götaland).',
    noteSv:
      'Minsta antal specialister på en vårdcentral som utbildar, tillsammans minst en heltid (Västra Götaland).',
  },
  courseDelay: {
    value: 0,
    range: [0, 0.25],
    source: 'judgement',
    kind: 'assumed',
    asOf: '2024',
    note: 'Years lost in waiting for state-run courses. 12 of 45 had over 100 applicants in 2019; a delay is not measured.',
    noteSv:
      'År som går åt i väntan på SK-kurser. 12 av 45 hade över 100 sökande 2019; någon fördröjning är inte mätt.',
  },
  certificateDelay: {
    value: 0.1,
    source: 'socialstyrelsen-ansokan',
    kind: 'derived',
    asOf: '2024',
    note: 'Years: a handling of two to four weeks (0.04–0.08), rounded up for the application itself.',
    noteSv: 'År: två till fyra veckors handläggning (0,04–0,08), avrundat uppåt för själva ansökan.',
  },
  ageAtStart: {
    value: 33,
    range: [30, 37],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'Chained from degree, licence (3.0 years later) and certificate; the first link is from memory, not from a source.',
    noteSv:
      'Kedjad ur examen, legitimation (3,0 år senare) och bevis; första länken är ur minnet, inte ur en källa.',
  },
  ageAtCompletion: {
    value: 39.5,
    range: [37, 43],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'Start at 33 plus six to seven calendar years; no age statistics for the specialty were found.',
    noteSv: 'Start vid 33 plus sex till sju kalenderår; ingen åldersstatistik för specialiteten har hittats.',
  },
  degreeToLicence: {
    value: 3,
    source: 'lakartidningen-2021-04',
    kind: 'reported',
    asOf: '2018',
    note: 'Years from degree to licence, mean, all doctors.',
    noteSv: 'År från läkarexamen till legitimation, medelvärde, alla läkare.',
  },
  licenceToCertificateWomen: {
    value: 8.2,
    source: 'lakartidningen-2021-04',
    kind: 'reported',
    asOf: '2018',
    note: 'Years from licence to specialist certificate, mean, all specialties.',
    noteSv: 'År från legitimation till specialistbevis, medelvärde, alla specialiteter.',
  },
  licenceToCertificateMen: {
    value: 7.6,
    source: 'lakartidningen-2021-04',
    kind: 'reported',
    asOf: '2018',
    note: 'Years from licence to specialist certificate, mean, all specialties.',
    noteSv: 'År från legitimation till specialistbevis, medelvärde, alla specialiteter.',
  },
  womenShare: {
    value: 0.58,
    range: [0.52, 0.64],
    source: 'general-knowledge',
    kind: 'assumed',
    asOf: '2024',
    note: 'Women among trainees in general medicine, from memory; all specialties were 54.5 per cent in 2019.',
    noteSv: 'Kvinnor bland ST-läkare i allmänmedicin, ur minnet; alla specialiteter hade 54,5 procent 2019.',
  },
  womenShareAllSpecialties: {
    value: 0.545,
    source: 'scb-lon-2019',
    kind: 'derived',
    asOf: '2019',
    note: '4 200 of 7 700 trainees employed by regions, both rounded.',
    noteSv: '4 200 av 7 700 ST-läkare anställda av regioner, båda avrundade.',
  },
  parentalLeaveMothers: {
    value: 15.3,
    source: 'lakartidningen-2016-04',
    kind: 'reported',
    asOf: '2013',
    note: 'Months at home for mothers in general, not doctors; inside the 13 per cent away, so never counted again.',
    noteSv:
      'Månader hemma för mammor i allmänhet, inte läkare; ingår i de 13 procenten helt lediga, räknas aldrig igen.',
  },
  parentalLeaveFathers: {
    value: 3.8,
    source: 'lakartidningen-2016-04',
    kind: 'reported',
    asOf: '2013',
    note: 'Months at home for fathers in general, not doctors; inside the 13 per cent away, so never counted again.',
    noteSv:
      'Månader hemma för pappor i allmänhet, inte läkare; ingår i de 13 procenten helt lediga, räknas aldrig igen.',
  },
})
