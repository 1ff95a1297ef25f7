import type { StoreFactory } from "#tests/contract/store-factory.ts";
import { describeLibrary } from "#tests/contract/store-library.contract.ts";
import { describeOwner } from "#tests/contract/store-owner.contract.ts";
import { describeRecords } from "#tests/contract/store-records.contract.ts";

/** The rules that every store keeps, whatever database is behind it. */
export function describeStore(name: string, factory: StoreFactory): void {
  describeRecords(name, factory);
  describeOwner(name, factory);
  describeLibrary(name, factory);
}
