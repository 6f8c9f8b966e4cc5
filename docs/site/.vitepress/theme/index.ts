import theme from 'vitepress/theme'
import './screens.css'

export default theme
