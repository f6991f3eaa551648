import { between, hex, pick } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";

type Entry = Readonly<Record<string, string>>;

const sites = ["FRA-2", "TYO-1", "IAD-7", "大阪第二"] as const;

/** Custom:RackInfo: what the owners of hybrid nodes write down about their place. */
export const rackOf = (slot: Slot): Entry[] => [
  {
    DataCenter: pick(sites, slot.scope.key, salt.rack),
    Room: `R${between(slot.scope.key, salt.rack + 500, 1, 4)}`,
    Rack: `K${String(between(slot.placeKey, salt.rack, 1, 40)).padStart(2, "0")}`,
    Unit: String(between(slot.placeKey, salt.rack + 500, 1, 43)),
    AssetTag: `AT-${hex(slot.placeKey, salt.rack, 8).toUpperCase()}`,
    WarrantyEnds: `${between(slot.placeKey, salt.rack + 501, 2025, 2030)}-03-31`,
  },
];
