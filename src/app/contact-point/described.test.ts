import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { contactPointFiles } from '../../../test/exchange/contact-point-files.ts'
import { memoryAccessLog } from '../../features/access-log/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { silentLog } from '../../platform/log/log.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { configuredTerminology } from '../terminology.ts'
import { openDescribed } from './described.ts'

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
after(() => files[Symbol.asyncDispose]())

test('issue 5, item 2: real people are not served by a network of demonstration, and nothing is opened', async () => {
  const { index } = await configuredTerminology({ terminologyDirectories: [] })
  const opening = openDescribed({
    path: await files.write('NO'),
    invented: false,
    // Never reached: the file is refused first.
    database: openDatabase('postgres://127.0.0.1:1/none'),
    accessLog: memoryAccessLog(),
    origin: 'https://knutepunkt.invalid',
    samples: '',
    personKeySecret: new Uint8Array(32),
    terminology: index,
    log: silentLog,
    now: () => new Date(),
  })
  await assert.rejects(opening, (error) => {
    assert(error instanceof Problem)
    assert.deepEqual([error.code, error.place.at], ['contact-point-network', 'network'])
    return true
  })
})
