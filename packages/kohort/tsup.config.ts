import { library } from '../../.config/tsup'

export default library({ programs: ['src/cli.ts'] })
