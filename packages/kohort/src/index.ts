export * from '@kohort/core'
