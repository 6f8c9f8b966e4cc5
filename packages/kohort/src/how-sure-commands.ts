import { addSimulateCommand } from './how-sure/simulate-command.js'
import type { Making } from './what-if-commands.js'

/** The commands that ask how sure it is, and what has been learnt since. */
export const addHowSureCommands = (making: Making): void => {
  addSimulateCommand(making)
}
