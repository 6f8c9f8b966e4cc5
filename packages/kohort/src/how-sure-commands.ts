import { addSensitivityCommand } from './how-sure/sensitivity-command.js'
import { addSimulateCommand } from './how-sure/simulate-command.js'
import { addBacktestCommand } from './learning/backtest-command.js'
import { addCalibrateCommand } from './learning/calibrate-command.js'
import { addFollowUpCommand } from './learning/follow-up-command.js'
import type { Making } from './what-if-commands.js'

/** The commands that ask how sure it is, and what has been learnt since. */
export const addHowSureCommands = (making: Making): void => {
  addSimulateCommand(making)
  addSensitivityCommand(making)
  addFollowUpCommand(making)
  addCalibrateCommand(making)
  addBacktestCommand(making)
}
