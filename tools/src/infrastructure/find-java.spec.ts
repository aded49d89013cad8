import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJava } from './find-java';
import { findMaven } from './find-maven';
import { PrerequisiteMissing } from './prerequisite-missing';

function makeJava(folder: string, version: string): string {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', 'java'), '');
  chmodSync(join(folder, 'bin', 'java'), 0o755);
  writeFileSync(join(folder, 'release'), `IMPLEMENTOR="Example"\nJAVA_VERSION="${version}"\n`);
  return folder;
}

describe('the search for Java', () => {
  const root = mkdtempSync(join(tmpdir(), 'trueup-java-'));
  const old = makeJava(join(root, 'jvm', 'java-17'), '17.0.15');
  const newer = makeJava(join(root, 'jvm', 'java-25'), '25.0.3');
  const fitting = makeJava(join(root, 'jvm', 'java-21'), '21');
  const onMac = makeJava(join(root, 'mac', 'temurin', 'Contents', 'Home'), '22.0.1');

  it('takes JAVA_HOME when it is new enough', () => {
    expect(findJava({ JAVA_HOME: newer }, [])).toEqual({ home: newer, command: join(newer, 'bin', 'java'), major: 25 });
  });

  it('passes over an old JAVA_HOME and an old java on PATH for the oldest good one in the usual folders', () => {
    expect(findJava({ JAVA_HOME: old, PATH: join(old, 'bin') }, [join(root, 'jvm')]).home).toBe(fitting);
  });

  it("finds macOS's nested homes", () => {
    expect(findJava({}, [join(root, 'mac')]).home).toBe(onMac);
  });

  it('refuses a TRUEUP_JAVA_HOME that is too old instead of taking another', () => {
    expect(() => findJava({ TRUEUP_JAVA_HOME: old, JAVA_HOME: newer })).toThrow(/is Java 17, but 21 or newer is needed/);
  });

  it('says what it found and every way on when none is good', () => {
    const attempt = (): unknown => findJava({ JAVA_HOME: old }, []);
    expect(attempt).toThrow(PrerequisiteMissing);
    expect(attempt).toThrow(/found only 17 in .*install it.*start Docker.*KAFKA_BROKERS/s);
  });

  it('finds Maven on PATH', () => {
    writeFileSync(join(root, 'mvn'), '');
    expect(findMaven({ PATH: root })).toBe(join(root, 'mvn'));
  });
});
