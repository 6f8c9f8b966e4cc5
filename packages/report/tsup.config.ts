import { library } from '../../.config/tsup'

export default library()
