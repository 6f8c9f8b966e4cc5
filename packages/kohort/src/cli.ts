import { Command } from 'commander'
import { version } from '../package.json'

new Command('kohort').version(version).parse()
