// What a Swedish planner would search for, and the pages that must then be found: the search takes the beginning of a word.
const wanted = {
  randning: ['how-to', 'model', 'limits', 'parameters', 'series'],
  sidotjänstgöring: ['how-to', 'model', 'limits', 'parameters', 'series', 'scenarios'],
  handledar: ['how-to', 'model', 'limits', 'parameters', 'series', 'scenarios'],
  avhopp: ['start', 'how-to', 'model', 'limits', 'parameters', 'series'],
  vidareutbildning: ['start', 'limits', 'parameters', 'series'],
  riktvärde: ['start', 'how-to', 'model', 'limits', 'parameters', 'series', 'scenarios'],
  listad: ['start', 'how-to', 'model', 'limits', 'parameters', 'series', 'scenarios'],
  BT: ['how-to', 'limits', 'parameters', 'scenarios'],
  pensionsavgång: ['parameters'],
  läkarbrist: ['series'],
}

/** The words that a Swedish page lacks, by what gives a page's text. */
export const unfound = (textOf) =>
  Object.entries(wanted).flatMap(([word, pages]) =>
    pages
      .filter((page) => !new RegExp(`(?<![\\p{L}\\d])${word}`, 'iu').test(textOf(page)))
      .map((page) => `sv/${page} cannot be found by "${word}"`),
  )
