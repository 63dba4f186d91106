// What the kernel's own drivers show of temperature and power, as files: hwmon (Documentation/hwmon/sysfs-interface.rst;
// coretemp, k10temp, zenpower, via_cputemp, zhaoxin_cputemp) and powercap (Documentation/power/powercap/powercap.rst).

import { readdirSync, readFileSync } from 'node:fs';

/** A temperature and the file that it was read from. */
export interface TemperatureFile {
  readonly celsius: number;
  readonly path: string;
  /** The sensor, such as `coretemp, Core 0`. */
  readonly sensor: string;
}

/** A counter of energy. It begins again at zero after `rangeMicrojoules`. */
export interface EnergyFile {
  readonly source: 'hwmon' | 'powercap';
  readonly path: string;
  readonly rangeMicrojoules: bigint;
  /** @throws what the file system throws, EACCES above all: since 2020 the counters are root's */
  read(): bigint;
}

/** A limit of power over a time. */
export interface PowerLimitFile {
  readonly name: string;
  readonly watts: number;
  readonly windowSeconds: number | undefined;
  readonly path: string;
}

/** Drivers of sensors inside the processor, best first. */
export const temperatureDrivers: readonly string[] = [
  'coretemp',
  'k10temp',
  'zenpower',
  'zhaoxin_cputemp',
  'via_cputemp',
];

/** Sensors of AMD's: the die's own, then the one that the fan follows, which may have an offset. */
const packageLabels = ['Tdie', 'Tctl'];

export class SensorFiles {
  readonly #root: string;

  /** @param root where the kernel shows its devices; another one than /sys for tests */
  constructor(root: string) {
    this.#root = root;
  }

  #read(path: string): string | undefined {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return undefined;
    }
  }

  #number(path: string): number | undefined {
    const text = this.#read(path);
    return text === undefined || !/^-?\d+$/.test(text) ? undefined : Number(text);
  }

  #entries(path: string): string[] {
    try {
      return readdirSync(path).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    } catch {
      return [];
    }
  }

  #devices(drivers: readonly string[]): { driver: string; folder: string }[] {
    const base = `${this.#root}/class/hwmon`;
    const all = this.#entries(base).map((name) => `${base}/${name}`);
    const named = all.map((folder) => ({ folder, driver: this.#read(`${folder}/name`) ?? '' }));
    return drivers.flatMap((driver) => named.filter((device) => device.driver === driver));
  }

  #topology(cpu: number, file: string): number | undefined {
    return this.#number(`${this.#root}/devices/system/cpu/cpu${cpu}/topology/${file}`);
  }

  /** The temperature of a logical CPU's core; where no sensor is its own, that of its package. */
  temperature(cpu: number): TemperatureFile | undefined {
    const core = `Core ${this.#topology(cpu, 'core_id') ?? 'unknown'}`;
    const packageLabel = `Package id ${this.#topology(cpu, 'physical_package_id') ?? 0}`;
    const devices = this.#devices(temperatureDrivers).map(({ driver, folder }) => ({
      driver,
      inputs: this.#entries(folder).flatMap((name) => {
        const number = /^temp(\d+)_input$/.exec(name)?.[1];
        if (number === undefined) return [];
        return [{ path: `${folder}/${name}`, label: this.#read(`${folder}/temp${number}_label`) ?? '' }];
      }),
    }));
    // Each package has a device of its own, and counts its cores from 0.
    const own = devices.filter(
      ({ driver, inputs }) =>
        driver !== 'coretemp' || devices.length === 1 || inputs.some(({ label }) => label === packageLabel),
    );
    for (const { driver, inputs } of own) {
      const wanted = [core, packageLabel, ...packageLabels, ''];
      const found = wanted.flatMap((label) => inputs.filter((input) => input.label === label));
      for (const { path, label } of found) {
        const millidegrees = this.#number(path);
        if (millidegrees === undefined) continue;
        return { celsius: millidegrees / 1000, path, sensor: label === '' ? driver : `${driver}, ${label}` };
      }
    }
    return undefined;
  }

  /** The zone of a logical CPU's package below powercap. */
  #packageZone(cpu: number): string | undefined {
    const base = `${this.#root}/class/powercap`;
    const id = this.#topology(cpu, 'physical_package_id') ?? 0;
    const zones = this.#entries(base).filter((name) => /^intel-rapl(-mmio)?:\d+$/.test(name));
    const own = zones.find((name) =>
      new RegExp(`^package-${id}(-die-\\d+)?$`).test(this.#read(`${base}/${name}/name`) ?? ''),
    );
    return own === undefined ? undefined : `${base}/${own}`;
  }

  /** What counts the energy of a logical CPU's package, by powercap and by hwmon. */
  packageEnergy(cpu: number): EnergyFile[] {
    const zone = this.#packageZone(cpu);
    const files: EnergyFile[] = [];
    if (zone !== undefined) {
      const range = BigInt(this.#read(`${zone}/max_energy_range_uj`) ?? 2n ** 63n);
      files.push(energyFile('powercap', `${zone}/energy_uj`, range));
    }
    const socket = `Esocket${this.#topology(cpu, 'physical_package_id') ?? 0}`;
    for (const { folder } of this.#devices(['amd_energy'])) {
      for (const name of this.#entries(folder)) {
        const number = /^energy(\d+)_label$/.exec(name)?.[1];
        if (number === undefined || this.#read(`${folder}/${name}`) !== socket) continue;
        files.push(energyFile('hwmon', `${folder}/energy${number}_input`, 2n ** 63n));
      }
    }
    return files;
  }

  /** The limits of power of a logical CPU's package, from powercap. */
  packageLimits(cpu: number): PowerLimitFile[] {
    const zone = this.#packageZone(cpu);
    if (zone === undefined) return [];
    return this.#entries(zone).flatMap((file): PowerLimitFile[] => {
      const number = /^constraint_(\d+)_power_limit_uw$/.exec(file)?.[1];
      const microwatts = this.#number(`${zone}/${file}`);
      if (number === undefined || microwatts === undefined) return [];
      const window = this.#number(`${zone}/constraint_${number}_time_window_us`);
      return [
        {
          name: this.#read(`${zone}/constraint_${number}_name`) ?? `constraint ${number}`,
          watts: microwatts / 1e6,
          windowSeconds: window === undefined ? undefined : window / 1e6,
          path: `${zone}/${file}`,
        },
      ];
    });
  }
}

function energyFile(source: EnergyFile['source'], path: string, rangeMicrojoules: bigint): EnergyFile {
  return { source, path, rangeMicrojoules, read: () => BigInt(readFileSync(path, 'utf8').trim()) };
}
