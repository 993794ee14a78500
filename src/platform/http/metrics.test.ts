import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeMetrics } from './metrics.ts'

test('Prometheus text format 0.0.4: counters, gauges and cumulative buckets', () => {
  const metrics = makeMetrics()
  const requests = metrics.counter('requests_total', 'Requests.')
  const seconds = metrics.histogram('seconds', 'Time.', [0.1, 1])
  metrics.gauge('memory_bytes', 'Memory.', () => 42)
  requests({ route: 'a' })
  requests({ route: 'a' })
  requests({ route: 'b"\n' })
  for (const value of [0.05, 0.5, 5]) seconds(value, { route: 'a' })
  assert.equal(
    metrics.render(),
    `# HELP requests_total Requests.
# TYPE requests_total counter
requests_total{route="a"} 2
requests_total{route="b__"} 1
# HELP seconds Time.
# TYPE seconds histogram
seconds_bucket{route="a",le="0.1"} 1
seconds_bucket{route="a",le="1"} 2
seconds_bucket{route="a",le="+Inf"} 3
seconds_sum{route="a"} 5.55
seconds_count{route="a"} 3
# HELP memory_bytes Memory.
# TYPE memory_bytes gauge
memory_bytes 42
`,
  )
})
