import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * One node of Solr with one core, without Solr's distribution.
 *
 * <p>Arguments: the folder of the core, the folder of its configuration, the name of the core,
 * a port (0: any that is free). It writes "ready" and its address to standard output, and ends
 * with standard input, so that it does not outlive whoever started it.
 */
public class SolrServer {

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Path configuration = Path.of(arguments[1]).toAbsolutePath();
    String core = arguments[2];
    // Keys by which the nodes of Solr's own tests trust each other; there is one node.
    System.setProperty("pkiHandlerPrivateKeyPath", "");
    System.setProperty("pkiHandlerPublicKeyPath", "");
    describe(folder, configuration, core);

    JettyConfig config =
        JettyConfig.builder()
            .setContext("/solr")
            .setPort(Integer.parseInt(arguments[3]))
            .stopAtShutdown(true)
            .withPortRetryTime(0)
            .build();
    JettySolrRunner server = new JettySolrRunner(folder.toString(), config);
    server.start();
    // Jetty serves even where Solr could not be loaded.
    if (server.getCoreContainer() == null
        || !server.getCoreContainer().getCoreInitFailures().isEmpty()) {
      System.err.println("Solr did not start; see solr.log.");
      System.exit(1);
    }
    System.out.println("ready " + server.getBaseUrl() + "/" + core);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whatever is written there means nothing; its end does.
    }
    server.stop();
    // Not all of its threads end by themselves.
    System.exit(0);
  }

  /** Writes what Solr reads when it starts: its own settings, and where the core is. */
  private static void describe(Path folder, Path configuration, String core) throws Exception {
    Path conf = Files.createDirectories(folder.resolve(core).resolve("conf"));
    try (var files = Files.newDirectoryStream(configuration)) {
      for (Path file : files) {
        Files.write(conf.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Files.writeString(folder.resolve(core).resolve("core.properties"), "name=" + core + "\n");
    Files.writeString(
        folder.resolve("solr.xml"),
        "<solr><int name=\"maxBooleanClauses\">8192</int><metrics enabled=\"false\"/></solr>\n");
  }
}
