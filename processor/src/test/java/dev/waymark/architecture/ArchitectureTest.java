package dev.waymark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final Pattern VAGUE =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Handler|Service|Data|Info|Impl)");

  private final JavaClasses ours =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waymark");

  @Test
  void imports_go_one_way() {
    assertThat(new Imports("dev.waymark.").breaches(ours)).isEmpty();
  }

  @Test
  void every_package_is_in_the_table() {
    Set<String> packages =
        ours.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.replaceFirst("^dev\\.waymark\\.([a-z]+).*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Imports.TABLE.keySet()).containsAll(packages);
    assertThat(packages).contains("domain", "wire", "stream", "query", "metrics", "app", "cli");
  }

  @Test
  void planted_breaches_are_found() {
    JavaClasses planted =
        new ClassFileImporter().importPackages("dev.waymark.architecture.planted");

    assertThat(new Imports("dev.waymark.architecture.planted.").breaches(planted))
        .containsExactly(
            "domain.AsksTheClock asks Instant.now",
            "domain.AsksTheClock asks System.currentTimeMillis",
            "domain.KnowsALogger knows org.slf4j.Logger",
            "domain.KnowsALogger knows org.slf4j.LoggerFactory",
            "domain.KnowsAThread knows java.lang.Thread",
            "domain.KnowsTheStream knows stream.Carrier",
            "stream.Carrier knows metrics.Counted");
  }

  @Test
  void no_name_is_vague() {
    assertThat(
            ours.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> VAGUE.matcher(name).matches()))
        .isEmpty();
    assertThat(VAGUE.matcher("JourneyManager").matches()).isTrue();
  }
}
