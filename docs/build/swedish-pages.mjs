// What is only in English has a page in Swedish that says what it holds, made from this one table.

/** By package: what its page holds, for a planner who reads Swedish. */
const packagesInSwedish = {
  core: 'Planen och själva modellen: hur antagning blir färdiga specialister, täckning och kostnad, år för år. Sidan visar hur ett program läser en plan, räknar den och tar fram mål och serier. Vad talen betyder står på svenska under [Parametrar](/sv/parameters) och [Serier](/sv/series), ekvationerna under [Modellen](/sv/model).',
  regions:
    'Uppgifterna om Stockholm, de 21 regionerna och riket, daterade och med källa, och de planer som görs av dem. Sidan visar hur ett program hämtar en regions plan och slår upp vem som har sagt vad. Samma uppgifter skriver kommandot `kohort regions` ut på svenska.',
  scenarios:
    'Vad händer om: scenarier som filer eller recept, biblioteket med färdiga, jämförelser med planen, och vilken del av ett scenario som gjorde skillnaden. De färdiga scenarierna står på svenska, med skäl och källa, under [Scenarier](/sv/scenarios).',
  ensemble:
    'Hur säkert det är: planen räknas många gånger med osäkra tal dragna ur sina troliga intervall. Det ger spann, sannolikheten att målen nås och vilka tal som betyder mest; här finns också uppföljningen mot det som har hänt. Frågorna 7–9 bland [planerarens tio frågor](/sv/how-to) visar samma sak med kommandon.',
  solve:
    'Baklänges från mål till antagning: hur många som måste börja varje år, eller hur mycket ett annat tal måste ändras, för att målen ska nås, och varför det ibland inte går. Fråga 5 bland [planerarens tio frågor](/sv/how-to) visar det med ett kommando.',
  report:
    'Det som människor läser: tabeller, diagram, arbetsboken för Excel och den interaktiva sidan, på svenska och engelska. Sidan visar hur ett program gör dem av en plan. [Stockholmsplanen, interaktiv](/sv/live) är ett exempel, och fråga 10 bland [planerarens tio frågor](/sv/how-to) gör samma filer med kommandon.',
  vitest:
    'För den som skriver egna automatiska kontroller i testverktyget Vitest: att en plan håller sig inom sina spann, når sina mål, inte tappar bort någon och ger samma siffror som förut. Utan att programmera får du den viktigaste kontrollen med `kohort check`, fråga 3 bland [planerarens tio frågor](/sv/how-to).',
  kohort:
    'Paketet att installera: alla de andra paketen i ett, och kommandoraden. Sidan räknar upp kommandona och visar hur ett program eller en anteckningsbok (notebook) använder dem. Kommandona visas på svenska under [På fem minuter](/sv/start) och [Planerarens tio frågor](/sv/how-to).',
}

const held = (name) => {
  const text = packagesInSwedish[name]
  if (text === undefined) throw new Error(`docs/build/swedish-pages.mjs: no Swedish for the package ${name}`)
  return text
}

/** Its first sentence. */
const brief = (name) => `${held(name).split('. ')[0]}.`

const called = (name) => (name === 'kohort' ? 'kohort' : `@kohort/${name}`)

/** The Swedish page for one that is only in English: `packages/core.md`, `api/core/src/index.md`. */
export function swedishPage(name) {
  const address = `/${name.replace(/\.md$/, '')}`.replace(/\/index$/, '/')
  const [room, file = ''] = name.split('/')
  const own = file.replace(/\.md$/, '')
  if (room === 'packages')
    return `# ${called(own)}\n\n${held(own)}\n\nSidan är skriven för den som programmerar och finns bara på engelska: [${called(own)}](${address}).\n`
  const what = 'varje funktion och typ med enheter, fel och exempel, hämtade ur koden'
  if (name === 'api/index.md') {
    const items = Object.entries(packagesInSwedish).filter(([one]) => one !== 'kohort')
    const list = items.map(([one]) => `- [${called(one)}](/sv/packages/${one}): ${brief(one)}`)
    return `# API\n\nUppslagsdelen för den som programmerar: ${what}. Den finns bara [på engelska](${address}). Paketen är:\n\n${list.join('\n')}\n`
  }
  if (room === 'api')
    return `# API: ${called(own)}\n\n${brief(own)} Mer om paketet: [${called(own)}](/sv/packages/${own}).\n\nHär är uppslagsdelen för den som programmerar: ${what}. Den finns bara [på engelska](${address}).\n`
  throw new Error(`docs/build/swedish-pages.mjs: no Swedish for ${name}`)
}
