export const serverVersions = { kafka: '4.3.1', registry: '3.3.3' } as const;

/** A Maven project whose phase `process-resources` puts Kafka's jars into `kafka/` and the registry into `registry/`. */
export function serverPom(): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dev.trueup</groupId>
  <artifactId>servers</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', serverVersions.kafka)}
    ${dependency('org.apache.kafka', 'kafka-tools', serverVersions.kafka)}
    ${dependency('org.slf4j', 'slf4j-simple', '1.7.36')}
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-dependency-plugin</artifactId>
        <version>3.6.1</version>
        <executions>
          <execution>
            <id>kafka</id>
            <phase>process-resources</phase>
            <goals><goal>copy-dependencies</goal></goals>
            <configuration><outputDirectory>\${project.basedir}/kafka</outputDirectory></configuration>
          </execution>
          <execution>
            <id>registry</id>
            <phase>process-resources</phase>
            <goals><goal>unpack</goal></goals>
            <configuration>
              <artifactItems>
                <artifactItem>
                  <groupId>io.apicurio</groupId>
                  <artifactId>apicurio-registry-app</artifactId>
                  <version>${serverVersions.registry}</version>
                  <type>tar.gz</type>
                  <classifier>all</classifier>
                </artifactItem>
              </artifactItems>
              <outputDirectory>\${project.basedir}/registry</outputDirectory>
              <markersDirectory>\${project.basedir}/markers</markersDirectory>
            </configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
`;
}

function dependency(group: string, artifact: string, version: string): string {
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
}
