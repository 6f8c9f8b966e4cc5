import { defineConfig } from 'vitepress'
import { checkSwedish, componentsInSwedish, markdownInSwedish } from './in-swedish.js'

const pages = (sv: boolean) => {
  const base = sv ? '/sv' : ''
  const say = (swedish: string, english: string) => (sv ? swedish : english)
  return [
    {
      text: say('Börja', 'Start'),
      items: [
        { text: say('På fem minuter', 'In five minutes'), link: `${base}/start` },
        { text: say('Planerarens tio frågor', "A planner's ten questions"), link: `${base}/how-to` },
        { text: say('Stockholmsplanen, interaktiv', 'The Stockholm plan, live'), link: `${base}/live` },
      ],
    },
    {
      text: say('Modellen', 'The model'),
      items: [
        { text: say('Ekvationerna', 'The equations'), link: `${base}/model` },
        { text: say('Vad den inte säger', 'What it does not say'), link: `${base}/limits` },
        { text: say('Validering', 'Validation'), link: `${base}/validation` },
      ],
    },
    {
      text: say('Referens', 'Reference'),
      items: [
        { text: say('Parametrar', 'Parameters'), link: `${base}/parameters` },
        { text: say('Serier', 'Series'), link: `${base}/series` },
        { text: say('Scenarier', 'Scenarios'), link: `${base}/scenarios` },
        { text: 'API', link: `${base}/api/` },
        ...['core', 'regions', 'scenarios', 'ensemble', 'solve', 'report', 'vitest', 'kohort'].map(
          (name) => ({
            text: name === 'kohort' ? 'kohort' : `@kohort/${name}`,
            link: `${base}/packages/${name}`,
          }),
        ),
      ],
    },
  ]
}

const search = {
  translations: {
    button: { buttonText: 'Sök', buttonAriaLabel: 'Sök' },
    modal: {
      displayDetails: 'Visa mer',
      resetButtonTitle: 'Töm',
      backButtonTitle: 'Stäng',
      noResultsText: 'Inget hittades för',
      footer: {
        selectText: 'välj',
        selectKeyAriaLabel: 'retur',
        navigateText: 'gå',
        navigateUpKeyAriaLabel: 'uppåtpil',
        navigateDownKeyAriaLabel: 'nedåtpil',
        closeText: 'stäng',
        closeKeyAriaLabel: 'escape',
      },
    },
  },
}

export default defineConfig({
  title: 'Kohort',
  description: 'The simulator with which a Swedish region plans its ST doctors',
  // Every page is a file that opens without a server's rewriting.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  cleanUrls: false,
  lastUpdated: false,
  markdown: { math: true, config: markdownInSwedish },
  vite: { plugins: [componentsInSwedish] },
  transformHtml: (html, _, { page }) => checkSwedish(html, page),
  // The live page is a file of its own and no page of the site.
  ignoreDeadLinks: [/stockholm-(?:sv|en)\.html$/],
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        sidebar: pages(false),
        notFound: {
          title: 'There is no such page',
          quote: 'The address may be misspelt, or the page has moved. Search for it above, or begin anew.',
          linkLabel: 'to the first page',
          linkText: 'To the first page',
        },
      },
    },
    sv: {
      label: 'Svenska',
      lang: 'sv',
      description: 'Simulatorn som en region planerar sina ST-läkare med',
      themeConfig: {
        sidebar: pages(true),
        notFound: {
          title: 'Sidan finns inte',
          quote:
            'Adressen kan vara felskriven, eller så har sidan flyttat. Sök efter den ovan, eller börja om.',
          linkLabel: 'till första sidan',
          linkText: 'Till första sidan',
        },
        outline: { label: 'På sidan' },
        docFooter: { prev: 'Föregående', next: 'Nästa' },
        returnToTopLabel: 'Upp',
        sidebarMenuLabel: 'Innehåll',
        darkModeSwitchLabel: 'Utseende',
        lightModeSwitchTitle: 'Byt till ljust',
        darkModeSwitchTitle: 'Byt till mörkt',
        langMenuLabel: 'Språk',
        skipToContentLabel: 'Hoppa till innehållet',
      },
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: { sv: search },
        // A planner's word is in a hundred places of the API: the pages for planners come first.
        miniSearch: {
          searchOptions: {
            fuzzy: 0.2,
            prefix: true,
            boost: { title: 4, text: 2, titles: 1 },
            boostDocument: (id: string) => (id.includes('/api/') ? 0.25 : 1),
          },
        },
      },
    },
    externalLinkIcon: true,
  },
})
