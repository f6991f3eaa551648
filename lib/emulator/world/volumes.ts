import type { WorldInstance } from "./types.ts";

interface InstanceVolume {
  deviceName: string;
  volumeId: string;
}

/** The volumes attached to an instance, the root volume first. */
export const volumesOf = ({
  rootDeviceName,
  rootVolumeId,
  dataVolumeId,
}: Pick<WorldInstance, "rootDeviceName" | "rootVolumeId" | "dataVolumeId">): InstanceVolume[] => [
  { deviceName: rootDeviceName, volumeId: rootVolumeId },
  ...(dataVolumeId === undefined ? [] : [{ deviceName: "/dev/sdf", volumeId: dataVolumeId }]),
];
