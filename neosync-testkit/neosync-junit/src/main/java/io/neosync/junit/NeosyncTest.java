package io.neosync.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests with a database that is seeded before each of them: registers {@link NeosyncExtension}, and
 * lets no two classes that share a {@link SyncTo} field run at the same time.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeosyncExtension.class)
@ResourceLock(providers = FieldLocks.class)
public @interface NeosyncTest {}
