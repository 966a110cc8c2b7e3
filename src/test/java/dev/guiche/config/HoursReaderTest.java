package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoursReaderTest {
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
  private static final String FILE =
      """
      organization: {name: Empresa}
      hours:
        week:
          mon-fri: [08:00-12:00, 13:30-18:00]
          fri: 08:00-12:00
        holidays: [BR, BR-sp]
        days:
          carnaval: {label: Carnaval, on: easter-48..easter-47}
          vespera: {label: Véspera de Natal, on: 12-24, open: 08:00-11:00}
          mudanca: {on: 2026-07-15..2026-07-16}
      desks:
        suporte: {label: Suporte}
        plantao:
          hours:
            time_zone: America/Manaus
            week: {sat-sun: 22:00-06:00}
            holidays: []
        sempre:
          hours: {week: {every-day: 00:00-24:00}, holidays: [], days: {}}
      """;

  @TempDir Path folder;

  private HoursConfig read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("channels.yml"), yaml);
    return ConfigReader.read(file, Map.of(), Locale.ENGLISH).hours();
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(SAO_PAULO).toInstant();
  }

  @Test
  void aDeskWithoutHoursKeepsThoseOfTheHouse() throws IOException {
    var hours = read(FILE).of("suporte");
    assertThat(hours.isOpen(at("2026-07-13T11:59"))).isTrue();
    assertThat(hours.isOpen(at("2026-07-13T12:00"))).isFalse();
    assertThat(hours.isOpen(at("2026-07-13T13:30"))).isTrue();
    assertThat(hours.isOpen(at("2026-07-17T14:00"))).isFalse();
    assertThat(hours.isOpen(at("2026-09-07T10:00"))).isFalse();
    assertThat(hours.isOpen(at("2026-12-24T10:59"))).isTrue();
    assertThat(hours.isOpen(at("2026-12-24T11:00"))).isFalse();
    assertThat(hours.whyClosed(LocalDate.parse("2026-07-09"))).isPresent();
    assertThat(hours.whyClosed(LocalDate.parse("2026-07-16"))).contains("mudanca");
    assertThat(hours.whyClosed(LocalDate.parse("2026-02-17"))).contains("Carnaval");
  }

  @Test
  void aDeskSaysWhatIsDifferentAndKeepsTheRest() throws IOException {
    var hours = read(FILE).of("plantao");
    assertThat(hours.zone()).isEqualTo(ZoneId.of("America/Manaus"));
    assertThat(hours.isOpen(at("2026-07-12T06:30"))).isTrue();
    assertThat(hours.isOpen(at("2026-07-13T12:00"))).isFalse();
    assertThat(hours.isOpen(at("2026-11-15T23:30"))).isTrue();
    assertThat(hours.whyClosed(LocalDate.parse("2026-02-17"))).contains("Carnaval");
  }

  @Test
  void aDeskMayBeOpenAlwaysAlthoughTheHouseIsNot() throws IOException {
    var hours = read(FILE).of("sempre");
    assertThat(hours.nextClosing(at("2026-12-25T03:00"))).isEmpty();
  }

  @Test
  void whereNothingIsSaidItIsAlwaysOpen() throws IOException {
    var hours = read("organization: {name: E}\ndesks: {suporte: {}}\n").of("suporte");
    var night = at("2026-12-25T03:00");
    assertThat(hours.add(night, Duration.ofHours(4))).isEqualTo(night.plus(Duration.ofHours(4)));
  }
}
