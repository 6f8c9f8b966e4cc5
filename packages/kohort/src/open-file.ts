import { spawn } from 'node:child_process'

const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'open', win32: 'explorer.exe' }

/** Opens a file as a double click would. Where nothing can open it, it is there all the same. */
export const openFile = (path: string): void => {
  const opener = spawn(openers[process.platform] ?? 'xdg-open', [path], { detached: true, stdio: 'ignore' })
  opener.on('error', () => undefined)
  opener.unref()
}
