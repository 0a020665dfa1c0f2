// Run by tests as a process of its own: opens a store, which brings it up to date, and ends.
import { openStore } from '../../src/store/open.ts'

const store = await openStore(process.argv[2] ?? '')
await store.close()
