import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import pg from 'pg'
import { type Engine, migrate, NewerStore } from './migrate.ts'
import type { Tables } from './schema.ts'

/** The kept things, and which engine keeps them. Everything in this room takes one. */
export type Store = {
  db: Kysely<Tables>
  engine: Engine
  address: string
  close(): Promise<void>
}

/** The store cannot be used; the message is one sentence for the person who started the program. */
export class StoreError extends Error {}

/**
 * Write transactions begin immediate: a transaction that reads first and writes later would otherwise fail at once
 * when another process wrote in between, whatever the busy timeout.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #inTransaction: () => boolean
  constructor(database: SqliteDatabase, inTransaction: () => boolean) {
    super({ database })
    this.#inTransaction = inTransaction
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  /** On a full disk SQLite has rolled back by itself; a second time would hide the cause behind an error of its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection)
  }
}

const mostPrepared = 500

/** Kysely prepares anew for every query; a third of a cycle's time in the store went there. Statements are kept by their text instead. */
function remembering(database: Sqlite.Database): SqliteDatabase {
  const prepared = new Map<string, Sqlite.Statement>()
  return {
    close: () => void database.close(),
    prepare(text) {
      const known = prepared.get(text)
      // One that is being read row by row is not given out twice.
      if (known && !known.busy) return known as never
      const statement = database.prepare(text)
      if (prepared.size >= mostPrepared) prepared.clear()
      prepared.set(text, statement)
      return statement as never
    },
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #kept: SqliteDatabase
  readonly #database: Sqlite.Database
  constructor(database: Sqlite.Database) {
    const kept = remembering(database)
    super({ database: kept })
    this.#kept = kept
    this.#database = database
  }
  override createDriver() {
    return new ImmediateDriver(this.#kept, () => this.#database.inTransaction)
  }
}

export type OpenOptions = {
  readOnly?: boolean
  migrate?: boolean
  now?: Date
  poolSize?: number
}

/**
 * Opens (and brings up to date) the store at a path, ':memory:' or a postgres:// address.
 * @throws StoreError with one sentence where that cannot be
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  return /^postgres(ql)?:\/\//.test(address) ? await openPostgres(address, options) : await openSqlite(address, options)
}

async function openSqlite(path: string, options: OpenOptions): Promise<Store> {
  const database = openFile(path, options.readOnly === true)
  const store = onDialect(new ImmediateSqliteDialect(database), 'sqlite', path)
  return await ready(store, options)
}

function openFile(path: string, readOnly: boolean): Sqlite.Database {
  try {
    if (path !== ':memory:' && !readOnly) makeFolder(dirname(resolve(path)))
    if (readOnly && !existsSync(path)) throw new Error('there is no such file')
    const database = new Sqlite(path, { readonly: readOnly, timeout: 5000 })
    if (!readOnly) {
      database.pragma('journal_mode = wal')
      database.pragma('synchronous = normal')
    }
    database.pragma('foreign_keys = on')
    database.pragma('cache_size = -32000')
    return database
  } catch (error) {
    throw new StoreError(`cannot open the store ${path}: ${inWords(error)}`, {
      cause: error,
    })
  }
}

/** Folder by folder: Node's own recursive way never ends where a file system makes no folders, as under /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process that starts at the same moment may have made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

async function openPostgres(address: string, options: OpenOptions): Promise<Store> {
  // Counted keys and counts are bigint there and come as text unless told; all of ours fit a double.
  pg.types.setTypeParser(20, Number)
  const pool = new pg.Pool({
    connectionString: address,
    max: options.poolSize ?? 6,
    connectionTimeoutMillis: 5000,
  })
  pool.on('error', () => pool.options.log?.('an idle connection to the store was closed'))
  return await ready(onDialect(new PostgresDialect({ pool }), 'postgres', address), options)
}

/** A store over any dialect, for engines that tests bring with them. */
export function onDialect(dialect: Dialect, engine: Engine, address: string): Store {
  const db = new Kysely<Tables>({ dialect })
  return { db, engine, address, close: () => db.destroy() }
}

async function ready(store: Store, options: OpenOptions): Promise<Store> {
  try {
    if (options.migrate !== false && options.readOnly !== true) await migrate(store.db, store.engine, options.now ?? new Date())
    return store
  } catch (error) {
    await store.close()
    if (error instanceof NewerStore)
      throw new StoreError(`${nameOf(store.address)}: ${error.message}`, {
        cause: error,
      })
    throw new StoreError(`cannot prepare the store ${nameOf(store.address)}: ${inWords(error)}`, { cause: error })
  }
}

/** An address without its password, for messages. */
export function nameOf(address: string): string {
  return address.replace(/:\/\/([^:@/]+):[^@/]*@/, '://$1@')
}

const sentences: Record<string, string> = {
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'the file or its folder may not be written to',
  SQLITE_CANTOPEN: 'the file cannot be opened (does its folder exist, and may we write there?)',
  SQLITE_BUSY: 'another program keeps it locked',
  SQLITE_NOTADB: 'the file is not a Dailies store',
  SQLITE_CORRUPT: 'the file is damaged: restore a backup',
  SQLITE_IOERR: 'the disk answered with an error',
  EACCES: 'the folder may not be written to',
  ENOENT: 'its folder is not there and cannot be made',
  ENOTDIR: 'what should be its folder is a file',
  EROFS: 'the folder may not be written to',
  ENOSPC: 'the disk is full',
  ECONNREFUSED: 'no database server answers there',
  ENOTFOUND: 'the name of the database server is unknown',
  '53100': 'the disk is full',
  '25006': 'the database may only be read',
  '57P01': 'the database server was stopped',
  '28P01': 'the password was refused',
  '3D000': 'there is no such database',
}

/** What a failing store means, in one sentence. */
export const inWords = (error: unknown): string => sayingOf(error) ?? (error instanceof Error ? error.message : String(error))

/** The sentence for an error of an engine whose meaning is known; null for any other. */
export function sayingOf(error: unknown): string | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  return Object.entries(sentences).find(([start]) => code.startsWith(start))?.[1] ?? null
}
