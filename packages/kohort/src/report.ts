export * from '@kohort/report'
