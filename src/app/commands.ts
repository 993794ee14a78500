import type { Command } from './command.ts'
import { bench } from './commands/bench.ts'
import { convert } from './commands/convert.ts'
import { demo } from './commands/demo.ts'
import { papers } from './commands/papers.ts'
import { serve } from './commands/serve.ts'
import { validate } from './commands/validate.ts'
import { verifyAccessLogCommand } from './commands/verify-access-log.ts'

/** Every command there is. A new one is a new file and a line here. */
export const commands: readonly Command[] = [demo, serve, convert, validate, papers, bench, verifyAccessLogCommand]
