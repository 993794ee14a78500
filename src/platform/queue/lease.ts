import { Problem } from '../../kernel/problem.ts'

/** Why the worker of a lapsed lease may say nothing more about the work. */
export const leaseLapsed = (): Problem =>
  new Problem('conflict', 'lease-lapsed', 'The lease on the queue has ended, and another may have it')
