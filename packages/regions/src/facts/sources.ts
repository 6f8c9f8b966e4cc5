import { type Bilingual, deepFreeze } from '@kohort/core'

/** Where a fact was read. */
export interface Source {
  readonly title: string
  readonly publisher: string
  /** A year, month or day, or `undated`. */
  readonly published: string
  readonly address?: string
  readonly note?: Bilingual
}

/**
 * What the two that are no publications are called in each language: a source has one title, and theirs holds both for
 * who reads no more than that.
 */
export const ownSources = deepFreeze({
  judgement: { sv: 'Egen bedömning', en: 'Own judgement' },
  'general-knowledge': {
    sv: 'Allmän kunskap ur minnet, inte kontrollerad',
    en: 'General knowledge from memory, unchecked',
  },
} as const satisfies Readonly<Record<string, Bilingual>>)

const lakartidningen = 'https://lakartidningen.se'
const vgr = 'https://www.vgregion.se/f/regionhalsan'
const scb = 'https://www.scb.se'

const list = {
  // The two documents that everything started from.
  'lakartidningen-2025-02': {
    title: 'Stockholm når målen – 706 ST-läkare i allmänmedicin år 2024',
    publisher: 'Läkartidningen',
    published: '2025-02',
    address: `${lakartidningen}/aktuellt/nyheter/2025/02/stockholm-nar-malen-706-st-lakare-i-allmanmedicin-ar-2024`,
  },
  'lakarforbundet-2024': {
    title: 'Kartläggning: Regionernas arbete med fast läkarkontakt',
    publisher: 'Sveriges läkarförbund',
    published: '2024-04',
    note: {
      sv: 'Bilaga 4 avser 2019, gavs ut 2022 och bygger på Socialstyrelsen 2022 och SKR 2022, som inte har lästs.',
      en: 'Appendix 4 is of 2019, published in 2022, and builds on Socialstyrelsen 2022 and SKR 2022, which were not read.',
    },
  },

  // The Stockholm plan.
  'region-stockholm-2023': {
    title: 'Fler utbildningsplatser ska ge fler läkare och specialistläkare',
    publisher: 'Region Stockholm',
    published: '2023-12',
    address:
      'https://www.regionstockholm.se/nyheter/2023/12/fler-utbildningsplatser-ska-ge-fler-lakare-och-specialistlakare/',
  },
  's-stockholm-2024': {
    title: 'Antalet läkare ska fördubblas på vårdcentralerna i Stockholms län',
    publisher: 'Socialdemokraterna i Stockholm',
    published: '2024-04-23',
    address:
      'https://socialdemokraternaistockholm.se/stockholm/nyheter/artiklar/2024-04-23-antalet-lakare-ska-fordubblas-pa-vardcentralerna-i-stockholm-lan',
    note: {
      sv: 'Ett partis beskrivning av handlingsplanen; själva planen har inte lästs.',
      en: "A party's account of the action plan; the plan itself was not read.",
    },
  },
  'mitti-2025': {
    title: 'Fast läkare på vårdcentralen för alla – om 334 år',
    publisher: 'Mitt i',
    published: '2025',
    address:
      'https://www.mitti.se/nyheter/fast-lakare-pa-vardcentralen-for-alla--om-334-ar-6.3.253166.747541fdc9',
    note: {
      sv: 'Året är en slutsats av rapporten som den talar om, från våren 2025.',
      en: 'The year is inferred from the report it speaks of, which is of spring 2025.',
    },
  },
  'mitti-2022': {
    title: 'Så ska vårdcentralerna rädda vården',
    publisher: 'Mitt i',
    published: '2022',
    address: 'https://www.mitti.se/nyheter/sa-ska-vardcentralerna-radda-varden-6.3.42858.2f5d4601c9',
    note: {
      sv: 'Året är en slutsats: den nya majoriteten lägger fram sin första budget.',
      en: 'The year is inferred: the new majority presents its first budget.',
    },
  },
  'jellypages-2019': {
    title: 'Record number of doctors are trained',
    publisher: 'jellypages.com',
    published: '2019',
    address: 'https://jellypages.com/politics/record-number-of-doctors-are-trained.html',
    note: {
      sv: 'En maskinöversättning av en svensk text; året är en slutsats.',
      en: 'A machine translation of a Swedish text; the year is inferred.',
    },
  },
  'akademiskt-primarvardscentrum': {
    title: 'Forskar-ST i allmänmedicin: kravspecifikation',
    publisher: 'Akademiskt primärvårdscentrum, Region Stockholm',
    published: '2021',
    address:
      'https://www.akademisktprimarvardscentrum.se/forskning/utlysning--av-forskar-st-tjanst/kravspecifikation/',
    note: {
      sv: 'Utan datum; den talar om åren 2021–2025.',
      en: 'Undated; it speaks of the years 2021–2025.',
    },
  },

  // Other regions.
  'region-skane-2018': {
    title: 'ST- och läkarbemanningsplan',
    publisher: 'Region Skåne',
    published: '2018',
    address: 'https://vardgivare.skane.se/kompetens-utveckling/st/st-och-lakarbemanningsplan/',
  },
  'allians-skane-2019': {
    title: 'Satsningar på framtidens kompetensförsörjning',
    publisher: 'Alliansen för Skåne',
    published: '2019-03-07',
    address: 'https://alliansforskane.se/2019/03/07/satsningar-pa-framtidens-kompetensforsorjning/',
    note: { sv: 'En sida av politiska partier.', en: 'A page of political parties.' },
  },
  'region-skane-2022': {
    title: 'Allt fler allmänläkare utbildas i Region Skåne',
    publisher: 'Region Skåne',
    published: '2022',
    address:
      'https://vardgivare.skane.se/kompetens-utveckling/nyheter/nyheter/2022/allt-fler-allmanlakare-utbildas-i-region-skane/',
  },
  'centerpartiet-2018': {
    title: '100 nya ST-tjänster i allmänmedicin',
    publisher: 'Centerpartiet i Västra Götaland',
    published: '2018-08-27',
    address:
      'https://www.centerpartiet.se/lokal/vastra-gotaland/startsida/nyhetsrum/nyheter/nyheter/2018-08-27-100-nya-st-tjanster-i-allmanmedicin',
    note: {
      sv: 'Ett partis besked, före det formella beslutet.',
      en: "A party's announcement, before the formal decision.",
    },
  },
  'vgr-st-innehall': {
    title: 'Vad ingår i ST-utbildningen',
    publisher: 'Västra Götalandsregionen, Primärvårdens utbildningsenhet',
    published: 'undated',
    address:
      'http://hh.vgregion.se/f/regionhalsan/primarvardens-utbildningsenhet/st-i-allmanmedicin/vad-ingar-i-st-utbildningen/',
  },
  'vgr-st-anstalla-1': {
    title: 'Att anställa en ST-läkare',
    publisher: 'Västra Götalandsregionen, Primärvårdens utbildningscentrum',
    published: 'undated',
    address: `${vgr}/primarvardens-utbildningscentrum/st-tjanst/att-anstalla-en-st-lakare/`,
    note: {
      sv: 'Adressens mitt är ifylld efter dess grannar.',
      en: 'The middle of the address is filled in from its neighbours.',
    },
  },
  'vgr-st-anstalla-2': {
    title: 'Att anställa och ha ST-läkare',
    publisher: 'Västra Götalandsregionen, Primärvårdens utbildningsenhet',
    published: 'undated',
    address: `${vgr}/primarvardens-utbildningsenhet/st-i-allmanmedicin/att-anstalla-en-st-lakare/`,
  },

  // Läkartidningen through the years.
  'lakartidningen-2005-07': {
    title: 'Ingen ökning av specialister i allmänmedicin trots satsning',
    publisher: 'Läkartidningen',
    published: '2005-07',
    address: `${lakartidningen}/aktuellt/2005/07/ingen-okning-av-specialister-i-allmanmedicin-trots-satsning/`,
  },
  'lakartidningen-2006-02': {
    title: 'Fler allmänläkar-ST i Stockholm',
    publisher: 'Läkartidningen',
    published: '2006-02',
    address: `${lakartidningen}/notiser/2006/02/fler-allmanlakar-st-i-stockholm/`,
  },
  'lakartidningen-2007-11': {
    title: '35 nya ST-tjänster i allmänmedicin i Stockholm',
    publisher: 'Läkartidningen',
    published: '2007-11',
    address: `${lakartidningen}/aktuellt/2007/11/35-nya-st-tjanster-i-allmanmedicin-i-stockholm/`,
  },
  'lakartidningen-2011-11': {
    title: 'Var fjärde ST-läkare tror sig inte klara utbildningen på fem år',
    publisher: 'Läkartidningen',
    published: '2011-11',
    address: `${lakartidningen}/aktuellt/2011/11/var-fjarde-st-lakare-tror-sig-inte-klara-utbildningen-pa-fem-ar/`,
  },
  'lakartidningen-2013-03-bemanning': {
    title: 'Saknas: 1 820/1 400 läkare',
    publisher: 'Läkartidningen',
    published: '2013-03',
    address: `${lakartidningen}/aktuellt/2013/03/saknas-18201400-lakare/`,
    note: { sv: 'Titeln är läst ur adressen.', en: 'The title is read from the address.' },
  },
  'lakartidningen-2013-03-pension': {
    title: 'Pensionsavgångar bland allmänläkare',
    publisher: 'Läkartidningen',
    published: '2013-03',
    note: {
      sv: 'Titeln är vår; adressen är bara delvis bevarad (/aktuellt/2013/03/epensionsavgangar…).',
      en: 'The title is ours; the address was kept only in part (/aktuellt/2013/03/epensionsavgangar…).',
    },
  },
  'lakartidningen-2014-02': {
    title: 'Ny rapport: Allmänläkarna har blivit fler',
    publisher: 'Läkartidningen',
    published: '2014-02',
    address: `${lakartidningen}/aktuellt/nyheter/2014/02/ny-rapport-allmanlakarna-har-blivit-fler/`,
    note: {
      sv: 'Adressens början är ifylld efter dess grannar.',
      en: 'The beginning of the address is filled in from its neighbours.',
    },
  },
  'lakartidningen-2014-06-st': {
    title: 'Fler ST-läkare i allmänmedicin',
    publisher: 'Läkartidningen',
    published: '2014-06',
    address: `${lakartidningen}/Aktuellt/Nyheter/2014/06/Fler-ST-lakare-i-allmanmedicin/`,
  },
  'lakartidningen-2014-06-bevis': {
    title: 'Även de utlandsutbildade blir fler',
    publisher: 'Läkartidningen',
    published: '2014-06',
    address: `${lakartidningen}/aktuellt/nyheter/2014/06/aven-de-utlandsutbildade-blir-fler/`,
  },
  'lakartidningen-2014-09': {
    title: 'Andelen läkare som jobbar efter 65 fortsätter öka',
    publisher: 'Läkartidningen',
    published: '2014-09',
    address: `${lakartidningen}/aktuellt/nyheter/2014/09/andelen-lakare-som-jobbar-efter-65-fortsatter-oka/`,
  },
  'lakartidningen-2015-09': {
    title: 'Tillskottet av nya allmänläkare mattas av',
    publisher: 'Läkartidningen',
    published: '2015-09',
    address: `${lakartidningen}/aktuellt/nyheter/2015/09/tillskottet-av-nya-allmanlakare-mattas-av/`,
  },
  'lakartidningen-2016-04': {
    title: 'Kvinnliga läkare straffas dubbelt under föräldraledighet',
    publisher: 'Läkartidningen (debatt)',
    published: '2016-04',
    address: `${lakartidningen}/opinion/debatt/2016/04/kvinnliga-lakare-straffas-dubbelt-under-foraldraledighet/`,
  },
  'lakartidningen-2016-10': {
    title: 'Nytt EU-direktiv kräver minst 2,5 år för dubbelspecialisering',
    publisher: 'Läkartidningen',
    published: '2016-10',
    address: `${lakartidningen}/aktuellt/nyheter/2016/10/nytt-eu-direktiv-kraver-minst-25-ar-for-dubbelspecialisering/`,
  },
  'lakartidningen-2019-02': {
    title: 'Rekordmånga ST-läkare i allmänmedicin i flera regioner',
    publisher: 'Läkartidningen',
    published: '2019-02',
    address: `${lakartidningen}/aktuellt/nyheter/2019/02/rekordmanga-i-st-lakare-i-allmanmedicin-i-flera-regioner/`,
  },
  'lakartidningen-2021-04': {
    title: 'Längre väg till legitimation för läkare',
    publisher: 'Läkartidningen',
    published: '2021-04',
    address: `${lakartidningen}/aktuellt/nyheter/2021/04/langre-vag-till-legitimation-for-lakare/`,
    note: { sv: 'Citerar Nationella vårdkompetensrådet.', en: 'Quotes Nationella vårdkompetensrådet.' },
  },
  'lakartidningen-2021-06': {
    title: 'Satsning på ST-läkare ska stärka vårdcentraler i Jämtland',
    publisher: 'Läkartidningen',
    published: '2021-06',
    address: `${lakartidningen}/aktuellt/nyheter/2021/06/satsning-pa-st-lakare-ska-starka-vardcentraler-i-jamtland/`,
  },
  'lakartidningen-2022-06': {
    title: 'Rekordmånga ST-läkare i allmänmedicin klara i år i Skåne',
    publisher: 'Läkartidningen',
    published: '2022-06',
    address: `${lakartidningen}/aktuellt/nyheter/2022/06/rekordmanga-st-lakare-i-allmanmedicin-klara-i-ar-i-skane/`,
  },
  'lakartidningen-2023-08': {
    title: 'Socialstyrelsen: Stora skillnader i omställningen till god och nära vård',
    publisher: 'Läkartidningen',
    published: '2023-08',
    address: `${lakartidningen}/aktuellt/nyheter/2023/08/socialstyrelsen-stora-skillnader-i-omstallningen-till-god-och-nara-vard/`,
  },
  'lakartidningen-2023-09': {
    title: 'Ljusare för specialistläkares löner – men ST-läkarna fortsatt i strykklass',
    publisher: 'Läkartidningen',
    published: '2023-09',
    address: `${lakartidningen}/aktuellt/nyheter/2023/09/ljusare-for-specialistlakares-loner-men-st-lakarna-fortsatt-i-strykklass/`,
  },
  'lakartidningen-2024-04': {
    title: 'Regionerna fredar ST-tjänster',
    publisher: 'Läkartidningen',
    published: '2024-04',
    address: `${lakartidningen}/aktuellt/nyheter/2024/04/regionerna-fredar-st-tjanster/`,
  },
  'lakartidningen-2024-06': {
    title: 'Hälften av läkarna arbetar kliniskt efter pensionsålder',
    publisher: 'Läkartidningen',
    published: '2024-06',
    address: `${lakartidningen}/aktuellt/nyheter/2024/06/halften-av-lakarna-arbetar-kliniskt-efter-pensionsalder/`,
  },
  'lakartidningen-2024-09': {
    title: 'Undersökning från DLF: 88 år till full bemanning inom primärvården',
    publisher: 'Läkartidningen',
    published: '2024-09',
    address: `${lakartidningen}/aktuellt/nyheter/2024/09/undersokning-fran-dlf-88-ar-till-full-bemanning-inom-primarvarden`,
  },

  // Rules and norms.
  'socialstyrelsen-2022': {
    title: 'Nationellt riktvärde för fast läkarkontakt i primärvården',
    publisher: 'Socialstyrelsen',
    published: '2022-04',
    note: {
      sv: 'Inte läst: citerat av kartläggningen och av Läkartidningen i maj 2022.',
      en: 'Not read itself: quoted by the survey and by Läkartidningen of May 2022.',
    },
  },
  'socialstyrelsen-bt-st': {
    title: 'Gör specialiseringstjänstgöring med inledande bastjänstgöring (BT och ST)',
    publisher: 'Socialstyrelsen',
    published: 'undated',
    address:
      'https://legitimation.socialstyrelsen.se/specialistkompetens/utbildad-i-sverige/lakare/gor-specialiseringstjanstgoring-med-inledande-bt/',
  },
  'socialstyrelsen-ansokan': {
    title: 'Steg 3: Betala och skicka ansökan',
    publisher: 'Socialstyrelsen',
    published: 'undated',
    note: {
      sv: 'På samma webbplats som sidan om BT och ST; adressen är bara delvis bevarad.',
      en: 'On the same site as the page on BT and ST; the address was kept only in part.',
    },
  },
  'socialstyrelsen-st-forskning': {
    title: 'Frågor och svar om läkarnas ST enligt SOSFS 2008:17 – forskning',
    publisher: 'Socialstyrelsen',
    published: 'undated',
    address: 'http://www.socialstyrelsen.se/fragorochsvar/lakarnasstforskning',
  },
  'skl-2019': {
    title: 'Stadig ökning av ST-läkare i allmänmedicin',
    publisher: 'Sveriges Kommuner och Landsting',
    published: '2019',
    address:
      'https://webbutik.skl.se/skr/tjanster/bloggarfranskr/vardbloggen/artiklar/stadigokningavstlakareiallmanmedicin.49959.html',
  },
  'vardanalys-2024': {
    title: 'Fast läkarkontakt i primärvården 2024 (PM 2024:5)',
    publisher: 'Myndigheten för vård- och omsorgsanalys',
    published: '2024-10-24',
    address: 'https://vardanalys.se/digital–publikation/fast-lakarkontakt-i-primarvarden-2024',
  },
  'distriktslakarforeningen-2025': {
    title: 'Flera regioner når aldrig målet – primärvårdsreformen fast läkare går i snigelfart',
    publisher: 'Svenska Distriktsläkarföreningen',
    published: '2025',
    address:
      'https://slf.se/dlf/nyheter/flera-regioner-nar-aldrig-malet-primarvardsreformen-fast-lakare-gar-i-snigelfart/',
  },

  // Population.
  'scb-2019': {
    title: 'Folkmängd 31 december 2019',
    publisher: 'Statistiska centralbyrån (SCB)',
    published: '2020',
    note: { sv: 'Sidans adress är inte bevarad.', en: 'The address of the page was not kept.' },
  },
  'scb-2024': {
    title: 'Folkmängd i riket, län och kommuner 31 december 2024 och befolkningsförändringar 2024',
    publisher: 'Statistiska centralbyrån (SCB)',
    published: '2025-02',
    address: `${scb}/hitta-statistik/statistik-efter-amne/befolkning-och-levnadsforhallanden/befolkningens-sammansattning-och-utveckling/befolkningsstatistik/pong/tabell-och-diagram/folkmangd-och-befolkningsforandringar---helarsstatistik/folkmangd-i-riket-lan-och-kommuner-31-december-2024-och-befolkningsforandringar-2024`,
  },
  'scb-2021': {
    title: 'Befolkningen väntas minska i åtta län till 2040',
    publisher: 'Statistiska centralbyrån (SCB)',
    published: '2021-06-07',
    address: `${scb}/pressmeddelande/befolkningen-vantas-minska-i-atta-lan-till-2040/`,
    note: {
      sv: 'Av dess tabell är bara delen ned till Västmanland läst.',
      en: 'Of its table only the part down to Västmanland was read.',
    },
  },
  'scb-2023-copy': {
    title: 'Folkmängd efter län, 31 december 2023',
    publisher: 'Statistiska centralbyrån (SCB)',
    published: '2024-02',
    note: {
      sv: 'Inte läst hos SCB utan i en kopia: siffrorna för 20 län står i en öppen kodfil, där Gotland är utelämnat.',
      en: 'Not read at SCB but in a copy: the figures of 20 counties stand in a public code file, where Gotland is left out.',
    },
  },
  'landets-fria-2021': {
    title: 'Vi blir fler i söder – men färre i norr',
    publisher: 'Landets Fria Tidning',
    published: '2021',
    address: 'https://landetsfria.nu/2021/nummer-230/vi-blir-fler-i-soder-men-farre-i-norr/',
    note: { sv: 'Citerar SCB.', en: 'Quotes SCB.' },
  },
  'haboportalen-2024': {
    title: 'Nya siffror: Befolkningen ökar i Håbo – nu 22 974 personer',
    publisher: 'Håboportalen',
    published: '2024-03',
    address:
      'https://www.haboportalen.se/nyheter/6082-nya-siffror%3A-befolkningen-%C3%B6kar-i-h%C3%A5bo-%E2%80%93-nu-22-974-personer.html',
    note: { sv: 'Citerar SCB.', en: 'Quotes SCB.' },
  },
  'haboportalen-2025': {
    title: 'Nya siffror: Nu bor det 22 973 personer i Håbo',
    publisher: 'Håboportalen',
    published: '2025',
    address: 'https://www.haboportalen.se/nyheter/6093-nya-siffror-nu-bor-det-22-973-personer-i-habo.html',
    note: { sv: 'Citerar SCB.', en: 'Quotes SCB.' },
  },
  'regionfakta-2024': {
    title: 'Värmlands län: befolkningsförändring senaste året',
    publisher: 'Regionfakta',
    published: '2024-02-22',
    address:
      'https://www.regionfakta.com/Varmlands-lan/Befolkning-och-hushall/Befolkning/Befolkningsforandring-senaste-aret/',
    note: { sv: 'Citerar SCB.', en: 'Quotes SCB.' },
  },
  'regionfakta-2025': {
    title: 'Västerbottens län: befolkningsförändring senaste året',
    publisher: 'Regionfakta',
    published: '2025-02-21',
    address:
      'https://www.regionfakta.com/vasterbottens-lan/befolkning-och-hushall/befolkning/befolkningsforandring-senaste-aret',
    note: { sv: 'Citerar SCB.', en: 'Quotes SCB.' },
  },
  ekonomifakta: {
    title: 'Ditt län i siffror: Dalarna',
    publisher: 'Ekonomifakta',
    published: 'undated',
    address: 'https://www.ekonomifakta.se/regional-statistik/ditt-lan-i-siffror/dalarna//?variable=1209124',
    note: { sv: 'Citerar SCB.', en: 'Quotes SCB.' },
  },

  // Pay.
  'scb-lon-2019': {
    title: 'Genomsnittlig månadslön efter yrke, 2019 (landstingskommunal sektor)',
    publisher: 'Statistiska centralbyrån (SCB)',
    published: '2020',
    address: `${scb}/hitta-statistik/statistik-efter-amne/arbetsmarknad/loner-och-arbetskostnader/lonestrukturstatistik-landstingskommunal-sektor/pong/tabell-och-diagram/genomsnittlig-manadslon-efter-yrke/`,
  },
  'arbetslivsinstitutet-2024': {
    title: 'ST-läkare: lön',
    publisher: 'arbetslivsinstitutet.se',
    published: '2025',
    address: 'https://www.arbetslivsinstitutet.se/yrke/st-lakare/74',
    note: { sv: 'En privat webbplats. Citerar SCB.', en: 'A private site. Quotes SCB.' },
  },

  // What no document says.
  judgement: {
    title: 'Egen bedömning (own judgement)',
    publisher: 'kohort',
    published: '2026',
    note: {
      sv: 'Vald därför att en plan behöver ett tal. Byt ut den mot en mätning när det finns en.',
      en: 'Chosen because a plan needs a number. Replace it with a measurement when there is one.',
    },
  },
  'general-knowledge': {
    title: 'Allmän kunskap ur minnet (from memory, unchecked)',
    publisher: 'kohort',
    published: '2026',
    note: {
      sv: 'Tros vara ungefär rätt. Byt ut det mot en källa när det finns en.',
      en: 'Believed to be about right. Replace it with a source when there is one.',
    },
  },
} as const satisfies Readonly<Record<string, Source>>

export type SourceId = keyof typeof list

/** Every source that a fact names, by id. */
export const sources: Readonly<Record<SourceId, Source>> = deepFreeze(list)

/** `lakarforbundet-2024:appendix-4` → `lakarforbundet-2024`. */
export function sourceIdOf(reference: string): string {
  return reference.split(':', 1)[0] ?? reference
}

/** The source that a fact's reference names; undefined for one that is not here. */
export function sourceOf(reference: string): Source | undefined {
  const id = sourceIdOf(reference)
  return Object.hasOwn(sources, id) ? sources[id as SourceId] : undefined
}
