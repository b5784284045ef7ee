import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.zookeeper.server.embedded.ExitHandler;
import org.apache.zookeeper.server.embedded.ZooKeeperServerEmbedded;

/**
 * The one ZooKeeper of a SolrCloud for tests and trials.
 *
 * <p>Arguments: its folder, and a port. It writes "ready" and its address to standard output,
 * and ends with standard input.
 */
public class ZooKeeper {

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    Properties settings = new Properties();
    settings.setProperty("clientPort", arguments[1]);
    settings.setProperty("clientPortAddress", "127.0.0.1");
    settings.setProperty("tickTime", "1000");
    settings.setProperty("admin.enableServer", "false");
    settings.setProperty("dataDir", folder.resolve("data").toString());
    try (ZooKeeperServerEmbedded server =
        ZooKeeperServerEmbedded.builder()
            .baseDir(folder)
            .configuration(settings)
            .exitHandler(ExitHandler.LOG_ONLY)
            .build()) {
      server.start();
      System.out.println("ready 127.0.0.1:" + arguments[1]);
      System.out.flush();
      while (System.in.read() >= 0) {
        // Whatever is written there means nothing; its end does.
      }
    }
    System.exit(0);
  }
}
