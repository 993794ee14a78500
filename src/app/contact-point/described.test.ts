import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { contactPointFiles } from '../../../test/exchange/contact-point-files.ts'
import { Problem } from '../../kernel/problem.ts'
import { readDescribed } from './described.ts'

const files = await contactPointFiles({ NO: 'http://127.0.0.1:1', FI: 'http://127.0.0.1:2' })
after(() => files[Symbol.asyncDispose]())

test('issue 5, item 2: real people are not served by a network of demonstration, and invented ones are', async () => {
  const path = await files.write('NO')
  await assert.rejects(readDescribed(path, false), (error) => {
    assert(error instanceof Problem)
    assert.deepEqual([error.code, error.place.at], ['contact-point-network', 'network'])
    return true
  })
  assert.equal((await readDescribed(path, true)).country, 'NO')
})
