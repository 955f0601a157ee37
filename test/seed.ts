// Part of every test: property tests try the same examples each time, so that a run that failed fails again; with --all, new
// ones each time.
import fc from 'fast-check'

if (process.env['PORTABLE_REPLAY_ALL'] !== '1') fc.configureGlobal({ seed: 20_261_124 })
