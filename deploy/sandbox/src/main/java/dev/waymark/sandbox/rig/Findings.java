package dev.waymark.sandbox.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.waymark.app.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a trial. */
public interface Findings {

  /** Everything that is wrong, as sentences; empty when all is well. */
  List<String> wrong();

  /** What is to be read. */
  List<String> lines();

  /** All of it, for a file. */
  Map<String, Object> json();

  /**
   * Tells it, and writes all of it to a file where one is named.
   *
   * @return failed when anything is wrong
   */
  default ExitCode tell(PrintWriter out, @Nullable Path report) throws IOException {
    List<String> wrong = wrong();
    lines().forEach(out::println);
    wrong.forEach(each -> out.println("WRONG: " + each));
    out.flush();
    if (report != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(report.toFile(), json());
    }
    return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
