import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * One node of Solr without Solr's distribution: with one core, or as a part of a SolrCloud.
 *
 * <p>Arguments: the folder of the node, a port (0: any that is free), and then either the
 * folder of the configuration of a core and its name, or "cloud" and the address of
 * ZooKeeper. It writes "ready" and its address to standard output, and ends with standard
 * input, so that it does not outlive whoever started it.
 */
public class SolrServer {
  private static final String SETTINGS =
      "<solr><int name=\"maxBooleanClauses\">8192</int><metrics enabled=\"false\"/>%s</solr>\n";
  // A node that says nothing for so long, in milliseconds, is taken for dead.
  private static final String CLOUD =
      "<solrcloud><str name=\"zkHost\">%s</str><int name=\"zkClientTimeout\">10000</int>"
          + "<str name=\"host\">127.0.0.1</str><int name=\"hostPort\">%d</int>"
          + "<str name=\"hostContext\">solr</str></solrcloud>";

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    int port = Integer.parseInt(arguments[1]);
    // Keys by which the nodes of Solr's own tests trust each other; all of ours are local.
    System.setProperty("pkiHandlerPrivateKeyPath", "");
    System.setProperty("pkiHandlerPublicKeyPath", "");
    String place = "";
    String cloud = "";
    if (arguments[2].equals("cloud")) {
      cloud = String.format(CLOUD, arguments[3], port);
    } else {
      describe(folder.resolve(arguments[3]), Path.of(arguments[2]), arguments[3]);
      place = "/" + arguments[3];
    }
    Files.writeString(folder.resolve("solr.xml"), String.format(SETTINGS, cloud));

    JettyConfig config =
        JettyConfig.builder()
            .setContext("/solr")
            .setPort(port)
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
    System.out.println("ready " + server.getBaseUrl() + place);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Whatever is written there means nothing; its end does.
    }
    server.stop();
    // Not all of its threads end by themselves.
    System.exit(0);
  }

  /** Writes what Solr reads of a core when it starts. */
  private static void describe(Path folder, Path configuration, String core) throws Exception {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    try (var files = Files.newDirectoryStream(configuration)) {
      for (Path file : files) {
        Files.write(conf.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Files.writeString(folder.resolve("core.properties"), "name=" + core + "\n");
  }
}
