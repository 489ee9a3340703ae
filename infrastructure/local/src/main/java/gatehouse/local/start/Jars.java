package gatehouse.local.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// A class path of jars alone, none of which names folders: an AOT cache takes no folders.
public final class Jars {
    private Jars() {}

    /// The same class path with a jar for each folder, and a copy of each jar that leads to more.
    ///
    /// @param into where these go
    public static String of(String classPath, Path into) throws IOException {
        var entries = new ArrayList<String>();
        for (var entry : classPath.split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            var jar = into.resolve(entries.size() + ".jar");
            if (Files.isDirectory(path)) {
                entries.add(pack(path, jar));
            } else {
                entries.add(leadsOn(path) ? copy(path, jar) : entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String pack(Path folder, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar.toString();
    }

    private static boolean leadsOn(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            var manifest = jar.getManifest();
            return manifest != null
                    && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
        }
    }

    /// All but the manifest, which holds the class path.
    private static String copy(Path from, Path to) throws IOException {
        try (var jar = new JarFile(from.toFile());
                var out = new JarOutputStream(Files.newOutputStream(to))) {
            for (var entry : jar.stream().toList()) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (var in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        return to.toString();
    }
}
