import type { Theme } from 'vitepress'
import theme from 'vitepress/theme'
import './screens.css'

export default {
  extends: theme,
  // Called in the templates of the theme's components (../in-swedish.ts): what they say on this page.
  enhanceApp: ({ app, router }) => {
    app.config.globalProperties.$said = (english: string, swedish: string): string =>
      router.route.path.startsWith('/sv/') ? swedish : english
  },
} satisfies Theme
