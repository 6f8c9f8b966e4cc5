import type { Problem } from '@kohort/core'

type Phrase = readonly [english: RegExp, swedish: string]

/** What core says of a plan's problems, and how it is said in Swedish; names, numbers and what was written stay. */
const phrases: readonly Phrase[] = [
  [/^nothing inside$/, 'inget inuti'],
  [/^nothing$/, 'ingenting'],
  [/^none of them$/, 'inget av dem'],
  [/^one without the other$/, 'det ena utan det andra'],
  [/^total and growth together$/, 'total och growth tillsammans'],
  [/^undefined$/, 'ingenting'],
  [/^a text or an object$/, 'en text eller ett objekt'],
  [/^a value given(?: by the plan or by the group (.+))?$/, 'ett värde, i planen eller i gruppen $1'],
  [/^min, mode and max in rising order$/, 'min, mode och max i stigande ordning'],
  [/^(\[.*\])$/, '$1'],
  [/^((?:[\d.e+, -]+|NaN)) in (\d+)$/, '$1 år $2'],
  [
    /^Write a (?:year|point|age|band) with its number, or leave the whole out\.$/,
    'Skriv en post med sitt tal, eller utelämna det hela.',
  ],
  [/^A reported figure names the source that says so\.$/, 'Ett redovisat tal anger källan som säger det.'],
  [/^A goal starts before it ends: swap from and to\.$/, 'Ett mål börjar innan det slutar: byt from och to.'],
  [/^Write "0": 1 and one more, such as "5": 0\.9\.$/, 'Skriv "0": 1 och en till, som "5": 0.9.'],
  [/^A curve never rises: nobody comes back\.$/, 'En kurva stiger aldrig: ingen kommer tillbaka.'],
  [/^A corridor has its min below its max: swap them\.$/, 'Ett spann har min under max: byt plats på dem.'],
  [/^a value beside (?:a curve|ages)$/, 'ett värde intill'],
  [/^nothing beside (?:a curve|ages)$/, 'inget intill'],
  [/^Incumbents by (?:a curve|ages) need (.+)\.$/, 'Basårets specialister behöver då $1.'],
  [
    /^Incumbents by (?:a curve|ages) have no use for (.+): take it out\.$/,
    'Basårets specialister har då ingen nytta av $1: ta bort det.',
  ],
  [/^a series that this plan gives: this one needs (.+)$/, 'en serie som planen ger: den här behöver $1'],
  [/^Add (.+) or choose another metric\.$/, 'Lägg till $1 eller välj ett annat mått.'],
  [/^A range holds its value\.$/, 'Ett intervall rymmer sitt värde.'],
  [
    /^A total needs the past growth of the intake: 0 if it was even\.$/,
    'Ett totalt antal behöver antagningens tidigare tillväxt: 0 om den var jämn.',
  ],
  [/^no groups$/, 'inga grupper'],
  [/^an empty list$/, 'en tom lista'],
  [/^an empty object$/, 'ett tomt objekt'],
  [/^an object of a class$/, 'ett objekt av en klass'],
  [/^an object$/, 'ett objekt'],
  [/^a list of two numbers$/, 'en lista med två tal'],
  [/^a list$/, 'en lista'],
  [/^a number, or an object with numbers$/, 'ett tal, eller ett objekt med tal'],
  [/^a number of years, such as "5"$/, 'ett antal år, som "5"'],
  [/^a number$/, 'ett tal'],
  [/^a whole number of years$/, 'ett helt antal år'],
  [/^a whole number$/, 'ett heltal'],
  [/^a text$/, 'en text'],
  [/^a value$/, 'ett värde'],
  [/^a plan$/, 'en plan'],
  [/^more$/, 'mer'],
  [/^one of the known names$/, 'ett av de kända namnen'],
  [/^a known key$/, 'ett känt namn'],
  [/^a key that a plan does not have here$/, 'ett namn som en plan inte har här'],
  [/^at least one group$/, 'minst en grupp'],
  [/^at least two points$/, 'minst två punkter'],
  [/^at least one share above zero$/, 'minst en andel över noll'],
  [/^at least one (year|point|age|band)$/, 'minst en post'],
  [/^at least ([\d.e+-]+)$/, 'minst $1'],
  [/^at most (\d+) characters$/, 'högst $1 tecken'],
  [/^at most the max, (.+)$/, 'högst max, $1'],
  [/^at most ([\d.e+-]+), the share at (.+)$/, 'högst $1, andelen efter $2 år'],
  [/^at most ([\d.e+-]+)$/, 'högst $1'],
  [/^one of (.+)$/, 'något av $1'],
  [/^exactly one of (.+)$/, 'precis ett av $1'],
  [/^one point$/, 'en punkt'],
  [/^no points$/, 'inga punkter'],
  [/^another name$/, 'ett annat namn'],
  [/^an id of its own$/, 'ett eget id'],
  [/^a year from 1900 to 2199$/, 'ett år från 1900 till 2199'],
  [/^a name, or a year from 1900 to 2199$/, 'ett namn, eller ett år från 1900 till 2199'],
  [/^a year after the base year, (\d+)$/, 'ett år efter basåret, $1'],
  [/^a year from (\d+) to the base year, (\d+)$/, 'ett år från $1 till basåret, $2'],
  [/^the base year, (\d+), or later$/, 'basåret, $1, eller senare'],
  [/^a year up to ([\d.e+-]+)$/, 'ett år till och med $1'],
  [/^an age band, such as "30-34"$/, 'en åldersgrupp, som "30-34"'],
  [/^an age, such as "65"$/, 'en ålder, som "65"'],
  [
    /^a name in lower-case letters, digits and hyphens$/,
    'ett namn av små bokstäver, siffror och bindestreck',
  ],
  [/^lower-case letters, digits and hyphens$/, 'små bokstäver, siffror och bindestreck'],
  [/^three capital letters, such as "SEK"$/, 'tre versaler, som "SEK"'],
  [/^the id of a source, or "id:place" in it$/, 'en källas id, eller "id:ställe" i den'],
  [/^the id of a source$/, 'en källas id'],
  [/^the id of one of the plan’s sources$/, 'id för en av planens källor'],
  [/^shares that sum to ([\d.]+)(?: in (\d+))?$/, 'andelar med summan $1 $2'],
  [/^two numbers with (.+) between them$/, 'två tal med $1 mellan sig'],
  [/^This must be given\.$/, 'Det måste anges.'],
  [/^Write a number\.$/, 'Skriv ett tal.'],
  [
    /^Write the number without quotation marks, with a point for decimals\.$/,
    'Skriv talet utan citattecken och med punkt för decimaler.',
  ],
  [/^Write it without decimals\.$/, 'Skriv det utan decimaler.'],
  [/^Only finite numbers can be used\.$/, 'Bara ändliga tal kan användas.'],
  [/^The number is below what it can be\.$/, 'Talet är mindre än det kan vara.'],
  [/^The number is above what it can be\.$/, 'Talet är större än det kan vara.'],
  [/^The list is too long\.$/, 'Listan är för lång.'],
  [/^Shorten the text\.$/, 'Korta texten.'],
  [/^Change the text to that form\.$/, 'Skriv texten så.'],
  [/^Change the key to that form\.$/, 'Skriv namnet så.'],
  [/^Take it out\.$/, 'Ta bort det.'],
  [/^Did you mean (".*")\?$/, 'Menade du $1?'],
  [/^Add it to sources\.$/, 'Lägg till den i sources.'],
  [/^Give a plain object\.$/, 'Ange ett vanligt objekt.'],
  [/^Keep one of (.+)\.$/, 'Behåll ett av $1.'],
  [/^This name cannot be used: choose another\.$/, 'Namnet går inte att använda: välj ett annat.'],
  [/^Leave groups out for a single one\.$/, 'Utelämna groups om det bara är en.'],
  [
    /^The first projected year is the one after the base\.$/,
    'Det första beräknade året är året efter basåret.',
  ],
  [/^A projection covers at most (\d+) years\.$/, 'En beräkning omfattar högst $1 år.'],
  [/^Nothing is projected before the base year\.$/, 'Inget beräknas före basåret.'],
  [/^Later intake belongs in training\.intake\.$/, 'Senare antagning hör hemma i training.intake.'],
  [/^Two goals have this id: change one\.$/, 'Två mål har detta id: ändra det ena.'],
  [
    /^Everybody who starts goes in one group: change the largest share to the rest\.$/,
    'Alla som börjar hör till en grupp: ändra den största andelen till resten.',
  ],
  [
    /^The commonest training lies between the shortest and the longest\.$/,
    'Den vanligaste utbildningen ligger mellan den kortaste och den längsta.',
  ],
  [/^After no years everybody is still here\.$/, 'Efter noll år är alla kvar.'],
  [
    /^A figure that is (\w+) needs its reason beside it\.$/,
    'Ett tal som är $1 behöver sitt skäl bredvid sig.',
  ],
  [/^a note that says .+$/, 'en note som säger varför'],
  [
    /^Nobody would have finished: check away, workingTime and research\.$/,
    'Ingen hade blivit färdig: kontrollera away, workingTime och research.',
  ],
  [
    /^([\d.]+) years of training gained in the (\d+) years before the base$/,
    '$1 års utbildning på de $2 åren före basåret',
  ],
]

/** What was written itself, which has no language: a number, a quoted text, true, false or null. */
const isData = (text: string): boolean =>
  /^(?:-?[\d.]+(?:e[+-]?\d+)?|".*"|true|false|null|[\w.-]*\d[\w., -]*)$/s.test(text)

const inSwedish = (text: string): string | undefined => {
  if (text === '' || isData(text) || /^"[^"]*"(?:, "[^"]*")*$/.test(text)) return text
  const found = phrases.find(([english]) => english.test(text))
  return found === undefined ? undefined : text.replace(found[0], found[1]).trim()
}

/** A problem of a plan in Swedish; undefined where something of it is said in English alone. */
export const problemInSwedish = ({ path, found, expected, hint }: Problem): string | undefined => {
  const [here, wanted, todo] = [found, expected, hint].map(inSwedish)
  if (here === undefined || wanted === undefined || todo === undefined) return undefined
  return `${path === '' ? 'planen' : path}: här står ${here}, det ska vara ${wanted}. ${todo}`.trimEnd()
}
