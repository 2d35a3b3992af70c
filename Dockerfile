# Builds the worker's image; the JDK of the build stays behind.
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN mvn -q -B -pl starter -am -Dmaven.test.skip=true package

FROM eclipse-temurin:25.0.4_7-jre
RUN groupadd --gid 10001 towpath \
    && useradd --uid 10001 --gid towpath --no-create-home --shell /usr/sbin/nologin towpath
COPY --from=build --chown=root:root /source/starter/target/towpath/lib /opt/towpath/lib
USER 10001:10001
WORKDIR /tmp
# exec form: the JVM is process 1 and gets the stop signal, so the worker can drain.
ENTRYPOINT ["java", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:MaxRAMPercentage=75", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "/opt/towpath/lib/*", "dev.towpath.starter.Towpath"]
CMD ["worker"]
