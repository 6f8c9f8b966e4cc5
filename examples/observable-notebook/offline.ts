import { run } from '../../.ci/lib/run.mjs'

/** A namespace of its own for the network, with nothing in it: not even this machine is there. Linux has that. */
const NO_NETWORK = ['unshare', '--map-root-user', '--net', '--'] as const

/** Why a program cannot be run without a network here; nothing where it can. */
export const networkInReach = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux') return 'the network can only be taken away on Linux'
  const [program, ...args] = NO_NETWORK
  const { code } = await run(program, [...args, process.execPath, '--version'])
  return code === 0 ? undefined : 'unshare may not take the network away here'
}

/** Runs a program where there is no network, or as it is where the network cannot be taken away. */
export const runOffline: typeof run = async (command, args, options) => {
  if ((await networkInReach()) !== undefined) return run(command, args, options)
  const [program, ...before] = NO_NETWORK
  return run(program, [...before, command, ...args], options)
}
