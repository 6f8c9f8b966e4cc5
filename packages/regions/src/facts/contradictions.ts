import type { Bilingual } from '@kohort/core'
import { deepFreeze } from '@kohort/core'

/** Something that contradicts itself in the sources: kept as printed, with what we use instead or beside it. */
export interface Contradiction {
  /** S for the article on Stockholm, K for the survey (kartläggning). */
  readonly id: ContradictionId
  /** The source, or `id:place`. */
  readonly where: string
  /** The words or numbers as printed, short. */
  readonly asPrinted: readonly string[]
  readonly note: Bilingual
  readonly weUse: Bilingual
}

export type ContradictionId =
  | 'S1'
  | 'S2'
  | 'S3'
  | 'S4'
  | 'S5'
  | 'S6'
  | 'S7'
  | 'S8'
  | 'K1'
  | 'K2'
  | 'K3'
  | 'K4'
  | 'K5'
  | 'K6'
  | 'K7'
  | 'K8'
  | 'K9'
  | 'K10'
  | 'K11'
  | 'K12'
  | 'K13'

const list: readonly Contradiction[] = [
  {
    id: 'S1',
    where: 'lakartidningen-2025-02',
    asPrinted: ['nästan 60 fler ST-läkare', '706', '650'],
    note: {
      sv: 'Skillnaden mellan de två talen är 56; ”nästan 60” är samma sak i runda tal.',
      en: 'The two numbers differ by 56; “nearly 60” is the same in round numbers.',
    },
    weUse: { sv: '56, ur 650 och 706.', en: '56, from 650 and 706.' },
  },
  {
    id: 'S2',
    where: 'lakartidningen-2025-02',
    asPrinted: ['stegvis ska öka till cirka 2027'],
    note: {
      sv: '2027 är ett årtal, inte ett antal läkare, fast meningen kan läsas så.',
      en: '2027 is a year and not a number of doctors, though the sentence can be read so.',
    },
    weUse: { sv: 'Spannen för 2024–2027.', en: 'The corridors of 2024–2027.' },
  },
  {
    id: 'S3',
    where: 'lakartidningen-2025-02',
    asPrinted: ['öka med 150 nyutbildade', '150 nyutbildade specialister i snitt årligen'],
    note: {
      sv: 'Artikelns egen mening gör 150 till en ökning; det citerade ur planen gör det till en nivå.',
      en: "The article's own sentence makes 150 an increase; what it quotes from the plan makes it a level.",
    },
    weUse: {
      sv: 'Nivån 150 om året, i tre läsningar av ”i snitt”.',
      en: 'The level of 150 a year, in three readings of “on average”.',
    },
  },
  {
    id: 'S4',
    where: 'lakartidningen-2025-02',
    asPrinted: ['700–720', '720–740', '740–760', '760–780'],
    note: {
      sv: 'Spannen möts: 720, 740 och 760 hör till två år var.',
      en: 'The corridors touch: 720, 740 and 760 belong to two years each.',
    },
    weUse: {
      sv: 'Spannen som tryckta, med båda kanterna inräknade.',
      en: 'The corridors as printed, both edges included.',
    },
  },
  {
    id: 'S5',
    where: 'lakartidningen-2025-02',
    asPrinted: ['målen har nåtts', '706', '700–720'],
    note: {
      sv: '706 är i spannet men i dess nedre tredjedel. Spannet börjar 50 över 650, medan de följande stegen är 20 om året.',
      en: '706 is in the corridor, but in its lower third. The corridor begins 50 above 650, while the steps after it are 20 a year.',
    },
    weUse: {
      sv: 'Utfallet 706, med marginalen till båda kanterna.',
      en: 'The outcome of 706, with its margin to both edges.',
    },
  },
  {
    id: 'S6',
    where: 'lakartidningen-2025-02',
    asPrinted: ['Ett scenario', '880-900 år 2034', '2032-2034'],
    note: {
      sv: 'För 2028–2033 finns inget spann, 880–900 är inte beslutat, och planens slut anges både som 2034 och som 2032–2034.',
      en: 'There is no corridor for 2028–2033, 880–900 is not decided, and the end of the plan is given both as 2034 and as 2032–2034.',
    },
    weUse: {
      sv: 'Spann bara 2024–2027; 880–900 år 2034 som scenario.',
      en: 'Corridors for 2024–2027 only; 880–900 in 2034 as a scenario.',
    },
  },
  {
    id: 'S7',
    where: 'lakartidningen-2025-02',
    asPrinted: ['880-900', '150', '650', 'strax under 100'],
    note: {
      sv: '880–900 ST-läkare och 150 färdiga om året ger 5,9–6,0 år i utbildning; 650 och strax under 100 ger mer än 6,5. Båda kan inte gälla om inte tiden blir kortare.',
      en: '880–900 trainees and 150 completions a year give 5.9–6.0 years in training; 650 and just under 100 give more than 6.5. Both cannot hold unless the time grows shorter.',
    },
    weUse: {
      sv: 'Båda som tryckta; modellen räknar ut vad som krävs för att de ska gå ihop.',
      en: 'Both as printed; the model works out what it would take for them to agree.',
    },
  },
  {
    id: 'S8',
    where: 'lakartidningen-2025-02',
    asPrinted: ['handlingsplanens första år'],
    note: {
      sv: 'Artikeln kallar ST-planen från december 2023 för handlingsplan när den utvärderas; handlingsplanen för fast läkarkontakt är ett annat dokument, från den 17 april 2024.',
      en: 'The article calls the training plan of December 2023 the action plan when it is evaluated; the action plan for a named doctor is another document, of 17 April 2024.',
    },
    weUse: { sv: 'Två planer, med var sina mål.', en: 'Two plans, each with goals of its own.' },
  },
  {
    id: 'K1',
    where: 'lakarforbundet-2024:appendix-1',
    asPrinted: ['feb -23', 'feb -24', 'mars/april 2024'],
    note: {
      sv: 'Den andra kolumnen är rubricerad februari 2024, men kartläggningen gjordes i mars och april.',
      en: 'The second column is headed February 2024, but the survey was made in March and April.',
    },
    weUse: { sv: 'Svaren dateras april 2024.', en: 'The answers are dated April 2024.' },
  },
  {
    id: 'K2',
    where: 'lakarforbundet-2024:appendix-1',
    asPrinted: ['inte helt klar', 'den 17 april 2024', 'NJA', '1100 beslutades i samband med budget 2023'],
    note: {
      sv: 'Stockholms plan är antagen i texten och ofärdig i svaret: båda stämmer, vid olika datum. Dessutom sattes 1 100 med budgeten för 2023, fast kolumnen för 2023 säger NJA.',
      en: "Stockholm's plan is adopted in the text and unfinished in the answer: both are true, at different dates. Besides, 1 100 was set with the budget for 2023, though the column of 2023 says NJA.",
    },
    weUse: {
      sv: 'Antagen den 17 april 2024; NJA 2023 som tryckt.',
      en: 'Adopted on 17 April 2024; NJA in 2023 as printed.',
    },
  },
  {
    id: 'K3',
    where: 'lakarforbundet-2024:appendix-3',
    asPrinted: ['Endast 9 av 21 regioner', '55 procent'],
    note: {
      sv: 'Texten säger nio regioner med minst 55 procent; bland figurens sexton värden är tio minst 55, hur man än parar namn och värden.',
      en: "The text says nine regions at 55 per cent or more; of the figure's sixteen values ten are at least 55, however names and values are paired.",
    },
    weUse: { sv: 'De tryckta värdena, alltså tio.', en: 'The printed values, so ten.' },
  },
  {
    id: 'K4',
    where: 'lakarforbundet-2024:main-text',
    asPrinted: ['Bilaga 2: Regionernas svar', 'Bilaga 1: Regionernas svar'],
    note: {
      sv: 'Inledningen hänvisar till andra nummer på bilagorna än de som står över dem: svaren är 1, frågorna 2, andelarna 3 och behovet 4.',
      en: 'The introduction refers to the appendices by other numbers than those above them: answers 1, questions 2, shares 3, need 4.',
    },
    weUse: { sv: 'Numren i rubrikerna.', en: 'The numbers in the headings.' },
  },
  {
    id: 'K5',
    where: 'lakarforbundet-2024:appendix-1',
    asPrinted: ['JA', 'ett genomsnitt på 1500 listade', 'Jönköping', 'Jönköpings län'],
    note: {
      sv: 'Jönköping räknas till de tio, men bemanningsmålet är 1 500 i snitt och 1 100 en ambition på lång sikt. Namnet skrivs på två sätt.',
      en: 'Jönköping is counted among the ten, but its staffing goal is a mean of 1 500, with 1 100 a long-run ambition. The name is written in two ways.',
    },
    weUse: {
      sv: 'Riktvärdet 1 100 som beslutat, med 1 500 i regionens kommentar; namnet Jönköpings län.',
      en: "The norm of 1 100 as decided, with 1 500 in the region's comment; the name Jönköpings län.",
    },
  },
  {
    id: 'K6',
    where: 'lakarforbundet-2024:figure-1',
    asPrinted: ['1100', '2200'],
    note: {
      sv: 'Diagrammet ritar Kronoberg, Västra Götaland och Östergötland vid 1 100 fast de inte har beslutat om det, och fem regioner utan riktvärde vid 2 200, som ingen av dem har antagit.',
      en: 'The chart draws Kronoberg, Västra Götaland and Östergötland at 1 100 though they have not decided on it, and five regions without a norm at 2 200, which none of them has adopted.',
    },
    weUse: {
      sv: '1 100 som eftersträvat för de tre, inget riktvärde för de fem.',
      en: '1 100 as aspired to for the three, no norm for the five.',
    },
  },
  {
    id: 'K7',
    where: 'lakarforbundet-2024:main-text',
    asPrinted: ['TYP, 1 250', 'likvärdigt'],
    note: {
      sv: 'Jämtland Härjedalens 1 250 kallas likvärdigt men räknas varken till de tio eller som nej. Till 1 100 krävs 21 procent fler läkare, till 1 250 bara omkring sex läkare; andelen med fast läkare redovisas inte.',
      en: "Jämtland Härjedalen's 1 250 is called equivalent, yet counted neither among the ten nor as a no. 1 100 takes 21 per cent more doctors, 1 250 only some six doctors; the share with a named doctor is not reported.",
    },
    weUse: { sv: '1 250 enligt regionens egen modell.', en: "1 250, by the region's own model." },
  },
  {
    id: 'K8',
    where: 'lakarforbundet-2024:appendix-1',
    asPrinted: ['JA', 'bör arbeta för', 'förhållandevis mjuk skrivning'],
    note: {
      sv: 'Några ja är mjuka: Skåne vilar på en strategi som ska skrivas och på avtalsvillkor, Kalmar på ett ”bör”, Västernorrland på en mjuk skrivning och Västerbotten på ett uppdrag.',
      en: 'Some of the yeses are soft: Skåne rests on a strategy yet to be written and on contract terms, Kalmar on an “ought to”, Västernorrland on a soft wording and Västerbotten on an assignment.',
    },
    weUse: {
      sv: 'JA som tryckt, med förbehållet i kommentaren.',
      en: 'JA as printed, with the reservation in the comment.',
    },
  },
  {
    id: 'K9',
    where: 'lakarforbundet-2024:appendix-1',
    asPrinted: ['NJA', 'arbeta mot samma mål'],
    note: {
      sv: 'Östergötlands budget siktar mot samma mål som Socialstyrelsen, vilket hade kunnat läsas som ja.',
      en: "Östergötland's budget aims at the same goal as Socialstyrelsen, which could have been read as a yes.",
    },
    weUse: { sv: 'NJA som tryckt; 1 100 som eftersträvat.', en: 'NJA as printed; 1 100 as aspired to.' },
  },
  {
    id: 'K10',
    where: 'lakarforbundet-2024:appendix-4',
    asPrinted: ['TOTALT', '4 454', '2 094', '90%'],
    note: {
      sv: 'Summan räknar Gotlands invånare men inga läkare där. Raderna ger 4 401, och de 20 regionerna har 2 082 invånare per läkare och 89 procent att öka.',
      en: 'The total counts the inhabitants of Gotland but no doctors there. The rows give 4 401, and the 20 regions have 2 082 inhabitants per doctor and 89 per cent to add.',
    },
    weUse: { sv: 'Raderna; Gotland är okänt.', en: 'The rows; Gotland is unknown.' },
  },
  {
    id: 'K11',
    where: 'lakarforbundet-2024:appendix-4',
    asPrinted: ['173', '98%', '2 684'],
    note: {
      sv: 'Många tryckta värden (Uppsalas 173, Skånes 98 procent, Västernorrlands 2 684) går inte att räkna fram ur radens tryckta läkartal, som är avrundat. Varje rad stämmer för något oavrundat tal.',
      en: "Many printed values (Uppsala's 173, Skåne's 98 per cent, Västernorrland's 2 684) cannot be computed from the row's printed doctors, which are rounded. Every row holds for some unrounded number.",
    },
    weUse: {
      sv: 'Värdena som tryckta, och det oavrundade läkartalets gränser bredvid.',
      en: 'The values as printed, with the bounds of the unrounded doctors beside them.',
    },
  },
  {
    id: 'K12',
    where: 'lakarforbundet-2024',
    asPrinted: ['20223-01-26', 'flerårsplan 2025–2025', '550 läkare per ST-läkare', 'siffor'],
    note: {
      sv: 'Skrivfel: ett datum, en planperiod, ”läkare” i stället för invånare i Sörmlands svar, ett stavfel, och en mening i Skånes svar som står två gånger.',
      en: "Slips of the pen: a date, a plan period, “doctors” for inhabitants in Sörmland's answer, a misspelling, and a sentence in Skåne's answer that stands twice.",
    },
    weUse: {
      sv: '550 invånare per ST-läkare; i övrigt inget.',
      en: '550 inhabitants per trainee; otherwise nothing.',
    },
  },
  {
    id: 'K13',
    where: 'lakarforbundet-2024:main-text',
    asPrinted: ['I de flesta regioner', 'närmast dubbelt så många'],
    note: {
      sv: 'I bilaga 4 behöver 11 av 20 regioner minst 90 procent fler läkare, alltså en knapp majoritet.',
      en: 'In appendix 4, 11 of 20 regions need at least 90 per cent more doctors, so a bare majority.',
    },
    weUse: { sv: 'Varje regions egen siffra.', en: "Each region's own figure." },
  },
]

/** All of them, in order. */
export const contradictions: readonly Contradiction[] = deepFreeze(list)

/** One by its id. */
export function contradiction(id: ContradictionId): Contradiction {
  const found = contradictions.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No contradiction ${id}.`)
  return found
}
