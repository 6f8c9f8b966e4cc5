import type { Making } from './what-if-commands.js'

/** The commands that ask how sure it is, and what has been learnt since. */
export const addHowSureCommands = (_making: Making): void => {}
