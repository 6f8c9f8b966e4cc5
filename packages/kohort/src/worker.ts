/** The program of a worker, in one file with all that it needs: see `@kohort/ensemble/worker`. */
export * from '@kohort/ensemble/worker'
